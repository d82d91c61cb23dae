import { setTimeout as pause } from 'node:timers/promises';
import { Queue, Worker } from 'bullmq';
import type { Logger } from '../platform/log.ts';
import { openJobRedis } from '../platform/redis.ts';
import type { JobTiming } from './job-timing.ts';
import { type ScanServices, scanAlarms } from './scan-alarms.ts';
import { watchTicks } from './scan-watchdog.ts';
import { createWebPushSender, type WebPushServices } from './send-web-pushes.ts';

export interface AlarmJobServices extends ScanServices, WebPushServices {
  readonly redisUrl: string;
  readonly log: Logger;
  readonly timing: JobTiming;
  /** Milliseconds that never jump (`performance.now`). */
  readonly uptime: () => number;
  /** Called once, when no worker gets ticks any more. The process should end: its host starts another one. */
  readonly onStalled: () => void;
  readonly onLookFailed: () => void;
}

export interface AlarmJobs {
  /** Seconds since the last tick of the queue, another worker's too as far as it was asked for; null before the first. */
  tickAge(): number | null;
  /** Seconds since the last look of this process in which everything went well; since the start before the first. */
  goodLookAge(): number;
  /** Lets the tick under way finish. */
  close(): Promise<void>;
}

export const queueName = 'alarms';
/** Milliseconds that a good-bye may take. */
const patience = 3_000;
const impatience = () => pause(patience, undefined, { ref: false });
export const schedulerId = 'alarm-scan';
/** Seconds that a job is known to have failed. */
const failedFor = 86_400;
const jobOptions = { attempts: 1, removeOnComplete: 10, removeOnFail: { count: 50, age: failedFor } };

/** Looks for alarms again and again: the queue says when. */
export function startAlarmJobs(services: AlarmJobServices): AlarmJobs {
  const { redisUrl, log, timing, uptime } = services;
  const connection = openJobRedis(redisUrl, log);
  const queue = new Queue(queueName, { connection });
  const tickWatch = watchTicks({ ...services, stalledAfter: timing.stalledAfter });
  let scannedAt = uptime();
  let goodLookAt = scannedAt;
  let running: Promise<void> | null = null;

  const scan = (): Promise<void> => {
    running ??= (async () => {
      try {
        const startedAt = uptime();
        const { written, late, pushed } = await scanAlarms(services);
        goodLookAt = uptime();
        const ms = Math.round(goodLookAt - startedAt);
        if (written > 0 || pushed > 0) log.info({ written, late, pushed, ms }, 'alarms');
      } catch (err) {
        services.onLookFailed();
        log.error({ err }, 'a look for alarms failed');
      } finally {
        scannedAt = uptime();
        running = null;
      }
    })();
    return running;
  };

  // Beside the scans: a push service that is slow must not delay them.
  const sender = createWebPushSender(services);
  const sending = new Set<Promise<void>>();
  const sendDue = () => {
    const run = sender
      .sendDue()
      .then(
        (sent) => {
          if (sent > 0) log.info({ sent }, 'web push');
        },
        (err) => log.error({ err }, 'web push failed'),
      )
      .finally(() => sending.delete(run));
    sending.add(run);
  };
  const pushing = setInterval(sendDue, timing.pushEvery);

  const worker = new Worker(
    queueName,
    () => {
      tickWatch.ticked();
      return scan();
    },
    { connection, concurrency: 1 },
  );
  queue.on('error', (err) => log.warn({ err }, 'job queue'));
  worker.on('error', (err) => log.warn({ err }, 'job worker'));

  let isScheduling = false;
  const schedule = async () => {
    // Redis is away: the one that waits for it is enough.
    if (isScheduling) return;
    isScheduling = true;
    try {
      await queue.upsertJobScheduler(
        schedulerId,
        { every: timing.every },
        { name: schedulerId, opts: jobOptions },
      );
      // `removeOnFail` looks at ages only when one more job fails.
      await queue.clean(failedFor * 1_000, 1_000, 'failed');
    } catch (err) {
      log.warn({ err }, 'the schedule could not be written');
    } finally {
      isScheduling = false;
    }
  };
  void schedule();
  const rescheduling = setInterval(() => void schedule(), timing.reschedule);

  const watching = setInterval(() => {
    // Redis is away, full, or has forgotten the schedule. Alarms are rows in PostgreSQL: they are written all the same.
    if (uptime() - scannedAt > timing.every * 1.5) void scan();
    tickWatch.check();
  }, timing.every / 4);

  return {
    tickAge: tickWatch.age,
    goodLookAge: () => (uptime() - goodLookAt) / 1_000,
    close: async () => {
      clearInterval(rescheduling);
      clearInterval(watching);
      clearInterval(pushing);
      // BullMQ waits for Redis to hear its good-bye. Redis may be away, or hung.
      const isThere = connection.status === 'ready';
      await Promise.race([worker.close(!isThere), impatience()]);
      await running;
      // A push service may keep us waiting for each of its browsers. What it did not take is due again in a minute.
      await Promise.race([Promise.all(sending), impatience()]);
      connection.disconnect();
    },
  };
}
