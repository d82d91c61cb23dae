import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { findRedis } from '../../scripts/stack/find-redis.ts';
import { type RedisServer, startRedis } from '../../scripts/stack/redis.ts';
import { makeTemporaryDirectory, removeDirectory } from '../../scripts/stack/temporary.ts';
import type { AlarmEmitter } from '../../src/alarms/alarm-emitter.ts';
import type { JobTiming } from '../../src/alarms/job-timing.ts';
import { type AlarmJobs, startAlarmJobs } from '../../src/alarms/jobs.ts';
import { schedulerId } from '../../src/alarms/scan-schedule.ts';
import type { WebPushClient } from '../../src/alarms/web-push-client.ts';
import { webPushMeter } from '../../src/alarms/web-push-meter.ts';
import { findScanAgeSeconds } from '../../src/alarms/worker-heartbeat-repository.ts';
import { createLogger } from '../../src/platform/log.ts';
import { createMetrics } from '../../src/platform/metrics.ts';
import { noRateLimits } from '../../src/platform/rate-limits/index.ts';
import { createRecordingEmitter, type RecordingEmitter } from '../support/alarms.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { openTcpGate, type TcpGate } from '../support/tcp-gate.ts';

// One second of these tests is about half a minute of a real worker.
const timing: JobTiming = {
  scanEveryMs: 200,
  webPushPollMs: 100,
  rescheduleMs: 500,
  stalledAfterMs: 2_000,
};

let stack: TestStack;
let directory: string;
let server: RedisServer;
let client: Redis;
let people: TestPerson[];
let emitter: RecordingEmitter;
let stalls: number;
let failures: number;
const running: AlarmJobs[] = [];
const gates: TcpGate[] = [];

beforeAll(async () => {
  stack = await openTestStack();
  directory = await makeTemporaryDirectory('jobs');
  people = [];
  for (let i = 0; i < 20; i += 1) people.push(await createPerson(stack));
});
beforeEach(async () => {
  server = await startRedis({
    program: await findRedis(() => undefined),
    directory: join(directory, 'redis'),
    password: 'only-for-tests',
    disposable: true,
  });
  client = new Redis(server.url, { maxRetriesPerRequest: null, retryStrategy: () => 50 });
  client.on('error', () => undefined);
  emitter = createRecordingEmitter();
  stalls = 0;
  failures = 0;
  await stack.pool.query('DELETE FROM meetings');
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((jobs) => jobs.close()));
  await Promise.all(gates.splice(0).map((gate) => gate.shut()));
  client.disconnect();
  await server.stop();
});
afterAll(async () => {
  await stack.close();
  await removeDirectory(directory);
});

const startJobs = (
  toEmitter: AlarmEmitter = emitter,
  redisUrl = server.url,
  send: WebPushClient = async () => ({ kind: 'sent', status: 201 }),
) => {
  const jobs = startAlarmJobs({
    ...stack,
    redisUrl,
    log: createLogger({ level: 'silent', name: 'test' }),
    emitter: toEmitter,
    defaultLead: 10,
    timing,
    uptime: () => performance.now(),
    send,
    rateLimits: noRateLimits,
    meter: webPushMeter(createMetrics('worker')),
    onStalled: () => {
      stalls += 1;
    },
    onScanFailed: () => {
      failures += 1;
    },
  });
  running.push(jobs);
  return jobs;
};
const meeting = () => {
  const [leader, ...members] = people as [TestPerson, ...TestPerson[]];
  return createMeeting(stack, leader, members, { startsInMinutes: 5 });
};
const rows = async () => (await stack.pool.query('SELECT 1 FROM notifications')).rowCount;
const pushesTo = () => people.map(({ id }) => emitter.pushedTo(id).length);
const each = (count: number) => people.map(() => count);
/** Waits for a queue job that starts after this call. */
const nextJob = async (jobs: AlarmJobs) => {
  const calledAt = performance.now();
  const isNew = () =>
    (jobs.queueJobAgeSeconds() ?? Number.POSITIVE_INFINITY) * 1_000 < performance.now() - calledAt;
  await expect.poll(isNew, { timeout: 15_000, interval: 20 }).toBe(true);
};

test('the queue runs the scan repeatedly, and each scan pushes what is due', async () => {
  const jobs = startJobs();
  expect(jobs.queueJobAgeSeconds()).toBeNull();
  await meeting();
  await expect.poll(pushesTo, { timeout: 5_000 }).toEqual(each(1));
  await nextJob(jobs);
});

test('a failed job is deleted after a day', async () => {
  const queue = new Queue('alarms', { connection: client });
  const failAt = async (daysAgo: number) => {
    const timestamp = Date.now() - daysAgo * 86_400_000;
    const job = await queue.add('old', {}, { timestamp });
    await client
      .multi()
      .lrem('bull:alarms:wait', 0, job.id ?? '')
      .zadd('bull:alarms:failed', timestamp, job.id ?? '')
      .hset(`bull:alarms:${job.id}`, 'finishedOn', timestamp, 'failedReason', 'stalled')
      .exec();
  };
  await failAt(0.9);
  await failAt(1.1);
  expect(await queue.getFailedCount()).toBe(2);
  const jobs = startJobs();
  await nextJob(jobs);
  await expect.poll(() => queue.getFailedCount(), { timeout: 5_000 }).toBe(1);
  await nextJob(jobs);
  expect(await queue.getFailedCount()).toBe(1);
  await queue.close();
});

test('eight workers and a second schedule write each alarm once and push it once', async () => {
  const queue = new Queue('alarms', { connection: client });
  await queue.upsertJobScheduler(`${schedulerId}-2`, { every: timing.scanEveryMs }, { name: schedulerId });
  for (let i = 0; i < 8; i += 1) startJobs();
  // All of them wait for jobs; Redis chooses which one gets a job.
  await expect.poll(async () => (await queue.getWorkers()).length, { timeout: 15_000 }).toBe(8);
  for (let count = 1; count <= 3; count += 1) {
    await meeting();
    await expect.poll(pushesTo, { timeout: 10_000 }).toEqual(each(count));
  }
  expect(await rows()).toBe(3 * people.length);
  expect(pushesTo()).toEqual(each(3));
  await queue.close();
});

test('the schedule is written again after Redis was flushed', async () => {
  const jobs = startJobs();
  await nextJob(jobs);
  await client.flushall();
  await expect
    .poll(() => client.keys('bull:alarms:*').then((keys) => keys.length), { timeout: 5_000 })
    .toBeGreaterThan(0);
  await nextJob(jobs);
  await meeting();
  await expect.poll(pushesTo, { timeout: 5_000 }).toEqual(each(1));
});

test('without Redis, notifications are written; when Redis is back they are pushed and the queue runs', async () => {
  // The real emitter publishes through Redis too, so it fails while Redis is away.
  let isAway = false;
  const gate = await openGate();
  const toEmitter = {
    ...emitter,
    push: (...args: Parameters<AlarmEmitter['push']>) =>
      isAway ? Promise.reject(new Error('away')) : emitter.push(...args),
  };
  const jobs = startJobs(toEmitter, gate.url);
  await nextJob(jobs);
  isAway = true;
  await gate.shut();
  await meeting();
  await expect.poll(rows, { timeout: 5_000 }).toBe(people.length);
  expect(pushesTo()).toEqual(each(0));
  isAway = false;
  await gate.open();
  await expect.poll(pushesTo, { timeout: 5_000 }).toEqual(each(1));
  await nextJob(jobs);
});

test('while Redis is out of memory, notifications are written and pushed', async () => {
  const jobs = startJobs();
  await nextJob(jobs);
  await client.config('SET', 'maxmemory', '1');
  await meeting();
  await expect.poll(pushesTo, { timeout: 5_000 }).toEqual(each(1));
  await client.config('SET', 'maxmemory', '0');
  await nextJob(jobs);
});

test('a worker reports once that its queue gives out no jobs any more', async () => {
  const jobs = startJobs();
  await nextJob(jobs);
  expect(stalls).toBe(0);
  process.kill(server.process.pid, 'SIGSTOP');
  await expect.poll(() => stalls, { timeout: 10_000 }).toBe(1);
  process.kill(server.process.pid, 'SIGCONT');
  await nextJob(jobs);
  expect(stalls).toBe(1);
});

test('a worker without jobs reports a stall only when no other worker gets jobs either', async () => {
  const gate = await openGate();
  await gate.shut();
  startJobs(emitter, gate.url);
  const connected = startJobs();
  // 25 jobs of 200 ms: more than twice `stalledAfterMs`.
  for (let i = 0; i < 25; i += 1) await nextJob(connected);
  expect(stalls).toBe(0);
  await connected.close();
  await expect.poll(() => stalls, { timeout: 10_000 }).toBe(1);
});

test('a failed scan is counted, and does not count as the last successful scan', async () => {
  await stack.pool.query('DELETE FROM worker_heartbeats');
  const jobs = startJobs({ ...emitter, push: () => Promise.reject(new Error('refused')) });
  await meeting();
  await expect.poll(() => failures, { timeout: 5_000 }).toBeGreaterThan(1);
  const before = failures;
  await stack.pool.query('DELETE FROM worker_heartbeats');
  await nextJob(jobs);
  await expect.poll(() => failures, { timeout: 5_000 }).toBeGreaterThan(before);
  expect(await findScanAgeSeconds(stack.pool)).toBeNull();
  expect(jobs.scanAgeSeconds()).toBeGreaterThan(jobs.queueJobAgeSeconds() ?? Number.POSITIVE_INFINITY);
  await stack.pool.query('DELETE FROM meetings');
  await expect.poll(() => findScanAgeSeconds(stack.pool), { timeout: 5_000 }).not.toBeNull();
  await expect.poll(() => jobs.scanAgeSeconds(), { timeout: 5_000 }).toBeLessThan(0.3);
});

test('a running scan is finished before a worker closes', async () => {
  const { promise: isPushing, resolve: pushing } = Promise.withResolvers<void>();
  const { promise: mayGoOn, resolve: goOn } = Promise.withResolvers<void>();
  const jobs = startJobs({
    ...emitter,
    push: async (...args) => {
      pushing();
      await mayGoOn;
      await emitter.push(...args);
    },
  });
  await meeting();
  await isPushing;
  const closed = jobs.close();
  goOn();
  await closed;
  const { rows: unmarked } = await stack.pool.query('SELECT 1 FROM notifications WHERE pushed_at IS NULL');
  expect([pushesTo(), unmarked]).toEqual([each(1), []]);
});

test('a worker closes within 8 seconds while Redis is away, and while Redis is hung', async () => {
  const gate = await openGate();
  // Start them one after the other: a job goes to one worker only.
  const jobs = startJobs(emitter, gate.url);
  await nextJob(jobs);
  await gate.shut();
  const others = startJobs();
  await nextJob(others);
  process.kill(server.process.pid, 'SIGSTOP');
  const began = performance.now();
  await Promise.all([jobs.close(), others.close()]);
  expect(performance.now() - began).toBeLessThan(8_000);
  process.kill(server.process.pid, 'SIGCONT');
});

test('a worker closes within 8 seconds while a push service does not answer', async () => {
  const { promise: isCalled, resolve: called } = Promise.withResolvers<void>();
  const jobs = startJobs(emitter, server.url, () => {
    called();
    return new Promise(() => undefined);
  });
  await stack.pool.query(
    `INSERT INTO push_subscriptions (endpoint, user_id, p256dh, auth) VALUES ('https://push.example/1', $1, '', '')`,
    [people[0]?.id],
  );
  await meeting();
  await expect.poll(pushesTo, { timeout: 5_000 }).toEqual(each(1));
  await stack.pool.query(
    'UPDATE notifications SET web_push_due_at = now() WHERE web_push_due_at IS NOT NULL',
  );
  await isCalled;
  const began = performance.now();
  await jobs.close();
  expect(performance.now() - began).toBeLessThan(8_000);
});

/** A TCP proxy to this Redis that can be shut. */
async function openGate() {
  const url = new URL(server.url);
  const gate = await openTcpGate({ host: url.hostname, port: Number(url.port) });
  gates.push(gate);
  url.port = String(gate.port);
  return { ...gate, url: url.href };
}
