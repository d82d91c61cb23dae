import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { findRedis } from '../../scripts/stack/find-redis.ts';
import { type RedisServer, startRedis } from '../../scripts/stack/redis.ts';
import { makeTemporaryDirectory, removeDirectory } from '../../scripts/stack/temporary.ts';
import type { AlarmEmitter } from '../../src/alarms/alarm-emitter.ts';
import { findHeartbeatAge } from '../../src/alarms/heartbeat-repository.ts';
import type { JobTiming } from '../../src/alarms/job-timing.ts';
import { type AlarmJobs, schedulerId, startAlarmJobs } from '../../src/alarms/jobs.ts';
import type { WebPushClient } from '../../src/alarms/web-push-client.ts';
import { webPushMeter } from '../../src/alarms/web-push-meter.ts';
import { createLogger } from '../../src/platform/log.ts';
import { createMetrics } from '../../src/platform/metrics.ts';
import { noRateLimits } from '../../src/platform/rate-limits/index.ts';
import { createRecordingEmitter, type RecordingEmitter } from '../support/alarms.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { openTcpGate, type TcpGate } from '../support/tcp-gate.ts';

// A second of these tests is about half a minute of a real worker.
const timing: JobTiming = { every: 200, pushEvery: 100, reschedule: 500, stalledAfter: 2_000 };

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
  speaker: AlarmEmitter = emitter,
  redisUrl = server.url,
  send: WebPushClient = async () => ({ kind: 'sent', status: 201 }),
) => {
  const jobs = startAlarmJobs({
    ...stack,
    redisUrl,
    log: createLogger({ level: 'silent', name: 'test' }),
    emitter: speaker,
    defaultLead: 10,
    timing,
    uptime: () => performance.now(),
    send,
    rateLimits: noRateLimits,
    meter: webPushMeter(createMetrics('worker')),
    onStalled: () => {
      stalls += 1;
    },
    onLookFailed: () => {
      failures += 1;
    },
  });
  running.push(jobs);
  return jobs;
};
const meeting = () => {
  const [leader, ...members] = people as [TestPerson, ...TestPerson[]];
  return createMeeting(stack, leader, members, { startsIn: 5 });
};
const rows = async () => (await stack.pool.query('SELECT 1 FROM notifications')).rowCount;
const pushesTo = () => people.map(({ id }) => emitter.pushedTo(id).length);
const each = (count: number) => people.map(() => count);
/** Waits for a tick of the queue that comes after this was asked. */
const ticks = async (jobs: AlarmJobs) => {
  const asked = performance.now();
  const isNew = () => (jobs.tickAge() ?? Number.POSITIVE_INFINITY) * 1_000 < performance.now() - asked;
  await expect.poll(isNew, { timeout: 15_000, interval: 20 }).toBe(true);
};

test('the queue ticks, and each tick announces what is due', async () => {
  const jobs = startJobs();
  expect(jobs.tickAge()).toBeNull();
  await meeting();
  await expect.poll(pushesTo, { timeout: 5_000 }).toEqual(each(1));
  await ticks(jobs);
});

test('a failed job is kept for a day', async () => {
  const queue = new Queue('alarms', { connection: client });
  const failAt = async (daysAgo: number) => {
    const timestamp = Date.now() - daysAgo * 86_400_000;
    const job = await queue.add('told', {}, { timestamp });
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
  await ticks(jobs);
  await expect.poll(() => queue.getFailedCount(), { timeout: 5_000 }).toBe(1);
  await ticks(jobs);
  expect(await queue.getFailedCount()).toBe(1);
  await queue.close();
});

test('eight workers and a second schedule write each alarm once and push it once', async () => {
  const queue = new Queue('alarms', { connection: client });
  await queue.upsertJobScheduler(`${schedulerId}-2`, { every: timing.every }, { name: schedulerId });
  for (let i = 0; i < 8; i += 1) startJobs();
  // All of them wait for ticks; which one gets a tick is Redis's choice.
  await expect.poll(async () => (await queue.getWorkers()).length, { timeout: 15_000 }).toBe(8);
  for (let count = 1; count <= 3; count += 1) {
    await meeting();
    await expect.poll(pushesTo, { timeout: 10_000 }).toEqual(each(count));
  }
  expect(await rows()).toBe(3 * people.length);
  expect(pushesTo()).toEqual(each(3));
  await queue.close();
});

test('a Redis that was flushed is told the schedule again', async () => {
  const jobs = startJobs();
  await ticks(jobs);
  await client.flushall();
  await expect
    .poll(() => client.keys('bull:alarms:*').then((keys) => keys.length), { timeout: 5_000 })
    .toBeGreaterThan(0);
  await ticks(jobs);
  await meeting();
  await expect.poll(pushesTo, { timeout: 5_000 }).toEqual(each(1));
});

test('while Redis is away alarms are written, and when it is back they are pushed and the queue ticks', async () => {
  // The real emitter speaks through Redis too: away, it takes nothing.
  let isAway = false;
  const gate = await openGate();
  const speaker = {
    ...emitter,
    push: (...args: Parameters<AlarmEmitter['push']>) =>
      isAway ? Promise.reject(new Error('away')) : emitter.push(...args),
  };
  const jobs = startJobs(speaker, gate.url);
  await ticks(jobs);
  isAway = true;
  await gate.shut();
  await meeting();
  await expect.poll(rows, { timeout: 5_000 }).toBe(people.length);
  expect(pushesTo()).toEqual(each(0));
  isAway = false;
  await gate.open();
  await expect.poll(pushesTo, { timeout: 5_000 }).toEqual(each(1));
  await ticks(jobs);
});

test('while Redis is full alarms are written and pushed', async () => {
  const jobs = startJobs();
  await ticks(jobs);
  await client.config('SET', 'maxmemory', '1');
  await meeting();
  await expect.poll(pushesTo, { timeout: 5_000 }).toEqual(each(1));
  await client.config('SET', 'maxmemory', '0');
  await ticks(jobs);
});

test('a worker whose queue does not tick any more says so, once', async () => {
  const jobs = startJobs();
  await ticks(jobs);
  expect(stalls).toBe(0);
  process.kill(server.process.pid, 'SIGSTOP');
  await expect.poll(() => stalls, { timeout: 10_000 }).toBe(1);
  process.kill(server.process.pid, 'SIGCONT');
  await ticks(jobs);
  expect(stalls).toBe(1);
});

test('a worker that gets no ticks lives on while another one gets them, and no longer', async () => {
  const gate = await openGate();
  await gate.shut();
  startJobs(emitter, gate.url);
  const lucky = startJobs();
  // 200 ms each: more than twice the time after which a worker that knows of no tick gives up.
  for (let i = 0; i < 25; i += 1) await ticks(lucky);
  expect(stalls).toBe(0);
  await lucky.close();
  await expect.poll(() => stalls, { timeout: 10_000 }).toBe(1);
});

test('a look that fails is counted, and is none for who asks when the last good one was', async () => {
  await stack.pool.query('DELETE FROM worker_heartbeats');
  const jobs = startJobs({ ...emitter, push: () => Promise.reject(new Error('refused')) });
  await meeting();
  await expect.poll(() => failures, { timeout: 5_000 }).toBeGreaterThan(1);
  const before = failures;
  await stack.pool.query('DELETE FROM worker_heartbeats');
  await ticks(jobs);
  await expect.poll(() => failures, { timeout: 5_000 }).toBeGreaterThan(before);
  expect(await findHeartbeatAge(stack.pool)).toBeNull();
  expect(jobs.goodLookAge()).toBeGreaterThan(jobs.tickAge() ?? Number.POSITIVE_INFINITY);
  await stack.pool.query('DELETE FROM meetings');
  await expect.poll(() => findHeartbeatAge(stack.pool), { timeout: 5_000 }).not.toBeNull();
  await expect.poll(() => jobs.goodLookAge(), { timeout: 5_000 }).toBeLessThan(0.3);
});

test('a tick under way is finished before a worker closes', async () => {
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

test('a worker closes in good time while Redis is away, and while it is hung', async () => {
  const gate = await openGate();
  // One after the other: a tick goes to one worker, and two might share unfairly.
  const jobs = startJobs(emitter, gate.url);
  await ticks(jobs);
  await gate.shut();
  const others = startJobs();
  await ticks(others);
  process.kill(server.process.pid, 'SIGSTOP');
  const began = performance.now();
  await Promise.all([jobs.close(), others.close()]);
  expect(performance.now() - began).toBeLessThan(8_000);
  process.kill(server.process.pid, 'SIGCONT');
});

test('a worker does not wait for a push service that does not answer before it closes', async () => {
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

/** A way to this Redis that can be shut. */
async function openGate() {
  const url = new URL(server.url);
  const gate = await openTcpGate({ host: url.hostname, port: Number(url.port) });
  gates.push(gate);
  url.port = String(gate.port);
  return { ...gate, url: url.href };
}
