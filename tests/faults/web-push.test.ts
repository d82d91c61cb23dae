import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { saveSubscription } from '../../src/alarms/push-subscription-repository.ts';
import { passTime } from '../support/alarms.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { type PushService, startPushService } from '../support/push-service.ts';
import { type Ground, startGround } from '../support/site.ts';

let ground: Ground;
let hostile: TestPerson;
let stranger: TestPerson;
let slow: PushService;
let good: PushService;
const workers: TestProcess[] = [];

beforeAll(async () => {
  ground = await startGround();
});
beforeEach(async () => {
  await ground.pool.query('DELETE FROM meetings; DELETE FROM push_subscriptions');
  [hostile, stranger] = await Promise.all([createPerson(ground), createPerson(ground)]);
  [slow, good] = await Promise.all([startPushService(), startPushService()]);
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop(6_000)));
  await Promise.all([slow.close(), good.close()]);
});
afterAll(() => ground?.close());

const startWorker = async () => {
  const worker = await startProcess('worker', ground, {
    ALARM_SCAN_SECONDS: '1',
    LOG_LEVEL: 'warn',
    PUSH_SERVICES: `${slow.origin},${good.origin}`,
  });
  workers.push(worker);
  return worker;
};
const countPushed = () => ground.db.notification.count({ where: { pushedAt: { not: null } } });
const due = (person?: TestPerson) =>
  ground.pool.query(
    `UPDATE notifications SET web_push_due_at = now() WHERE web_push_due_at IS NOT NULL AND user_id = coalesce($1, user_id)`,
    [person?.id ?? null],
  );

test('ten browsers that hang and 150 meetings of one account delay nobody else and cause at most 40 calls', async () => {
  slow.answer(null);
  for (let i = 0; i < 10; i += 1) await saveSubscription(ground.pool, hostile.id, slow.subscribe());
  await saveSubscription(ground.pool, stranger.id, good.subscription);
  for (let i = 0; i < 150; i += 1) await createMeeting(ground, hostile, [], { startsInMinutes: 9 });
  const strangers = 3;
  for (let i = 0; i < strangers; i += 1) await createMeeting(ground, stranger, [], { startsInMinutes: 9 });
  await Promise.all([startWorker(), startWorker()]);
  await expect.poll(countPushed, { timeout: 30_000 }).toBe(150 + strangers);

  const latenesses: number[] = [];
  const watch = async () => {
    const { length } = good.received;
    const dueAt = Date.now();
    await due();
    await expect.poll(() => good.received.length, { timeout: 20_000 }).toBeGreaterThan(length);
    latenesses.push((good.received[length]?.at ?? 0) - dueAt);
  };
  await watch();
  // The stranger gets another alarm during the hostile backlog.
  await expect.poll(() => good.received.length, { timeout: 20_000 }).toBe(strangers);
  await createMeeting(ground, stranger, [], { startsInMinutes: 9 });
  await expect.poll(countPushed, { timeout: 10_000 }).toBe(151 + strangers);
  await watch();
  expect(Math.max(...latenesses)).toBeLessThan(5_000);

  /** Subscriptions that hang and are not due for a retry. */
  const countLeftAlone = async (condition: string) =>
    (
      await ground.pool.query(`SELECT FROM push_subscriptions WHERE user_id = $1 AND (${condition})`, [
        hostile.id,
      ])
    ).rowCount;
  for (let minute = 0; (await countLeftAlone('dead_at IS NOT NULL')) !== 10 && minute < 5; minute += 1) {
    await passTime(ground, 61 / 60);
    await expect
      .poll(() => countLeftAlone('dead_at IS NOT NULL OR retry_at > now()'), { timeout: 30_000 })
      .toBe(10);
  }
  expect(await countLeftAlone('dead_at IS NOT NULL')).toBe(10);
  // Ten browsers are tried three times, and once more where both workers tried one together.
  expect(slow.received.length).toBeLessThanOrEqual(40);
}, 120_000);

test('a worker killed while it waits for a push service loses no push', async () => {
  good.answer(null);
  await saveSubscription(ground.pool, stranger.id, good.subscription);
  for (let i = 0; i < 3; i += 1) await createMeeting(ground, stranger, [], { startsInMinutes: 9 });
  const worker = await startWorker();
  await expect.poll(countPushed, { timeout: 20_000 }).toBe(3);
  await due();
  await expect.poll(() => good.received.length, { timeout: 10_000 }).toBeGreaterThan(0);
  process.kill(worker.pid, 'SIGKILL');
  await worker.gone;
  const called = good.received.length;
  good.answer(201);
  await startWorker();
  await passTime(ground, 61 / 60);
  const countSent = () => ground.db.notification.count({ where: { webPushedAt: { not: null } } });
  await expect.poll(countSent, { timeout: 15_000 }).toBe(3);
  expect(good.received).toHaveLength(called + 3);
}, 60_000);
