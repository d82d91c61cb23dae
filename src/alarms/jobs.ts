import { setTimeout as pause } from 'node:timers/promises';
import { Queue, Worker } from 'bullmq';
import { openJobRedis } from '../platform/redis.ts';
import { queuePrefix } from '../platform/redis-slots.ts';
import type { JobTiming } from './job-timing.ts';
import { queueName } from './queue-name.ts';
import { createScanRunner, type ScanRunnerServices } from './scan-runner.ts';
import { keepSchedule } from './scan-schedule.ts';
import { createScanWatchdog, type ScanWatchdogServices } from './scan-watchdog.ts';
import type { WebPushServices } from './send-web-pushes.ts';
import { startWebPushFallback } from './web-push-fallback.ts';

export { startLetterJobs } from './letter-jobs.ts';

export interface AlarmJobServices extends ScanRunnerServices, ScanWatchdogServices, WebPushServices {
  readonly redisUrl: string;
  readonly timing: JobTiming;
}

export interface AlarmJobs {
  /** Seconds since the queue last gave a scan job to any worker; null before the first. */
  queueJobAgeSeconds(): number | null;
  /** Seconds since this process's last successful scan; since the start before the first. */
  scanAgeSeconds(): number;
  /** Lets the running scan finish. */
  close(): Promise<void>;
}

/** Each of the two waits of `close` ends after this time. */
const closeTimeoutMs = 3_000;
const closeTimeout = () => pause(closeTimeoutMs, undefined, { ref: false });

/** Starts the scheduled alarm scan of this worker and the Web Push fallback. */
export function startAlarmJobs(services: AlarmJobServices): AlarmJobs {
  const { redisUrl, log, timing } = services;
  const connection = openJobRedis(redisUrl, log);
  const place = { connection, prefix: queuePrefix(connection) };
  const queue = new Queue(queueName, place);
  const runner = createScanRunner(services);
  const watchdog = createScanWatchdog(services, timing.stalledAfterMs);
  const webPush = startWebPushFallback(services, timing.webPushPollMs);
  const worker = new Worker(
    queueName,
    () => {
      watchdog.recordJob();
      return runner.run();
    },
    { ...place, concurrency: 1 },
  );
  queue.on('error', (err) => log.warn({ err }, 'job queue'));
  worker.on('error', (err) => log.warn({ err }, 'job worker'));
  const stopSchedule = keepSchedule(queue, { timing, log });
  const watching = setInterval(() => {
    // Without Redis there are no jobs. Due notifications are rows in PostgreSQL: scan all the same.
    if (runner.idleMs() > timing.scanEveryMs * 1.5) void runner.run();
    watchdog.check();
  }, timing.scanEveryMs / 4);

  return {
    queueJobAgeSeconds: watchdog.jobAgeSeconds,
    scanAgeSeconds: runner.successAgeSeconds,
    close: async () => {
      stopSchedule();
      clearInterval(watching);
      webPush.stop();
      // BullMQ's close waits for an answer of Redis, which may be away or hung.
      const isConnected = connection.status === 'ready';
      await Promise.race([worker.close(!isConnected), closeTimeout()]);
      await runner.finish();
      // A push that is cut off here is due again in a minute.
      await Promise.race([webPush.finish(), closeTimeout()]);
      connection.disconnect();
    },
  };
}
