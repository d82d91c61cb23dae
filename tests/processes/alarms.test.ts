import { fileURLToPath } from 'node:url';
import { Queue } from 'bullmq';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { start } from '../../scripts/stack/processes.ts';
import { type AlarmClient, openAlarms } from '../support/alarm-sockets.ts';
import { bareEnvironment } from '../support/bare-environment.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson, testSecret } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

const scanSeconds = 1;

let stack: TestStack;
let web: TestProcess;
let leader: TestPerson;
let member: TestPerson;
const workers: TestProcess[] = [];
const clients: AlarmClient[] = [];

beforeAll(async () => {
  stack = await openTestStack();
  web = await startProcess('web', stack, { SESSION_SECRET: testSecret, LOG_LEVEL: 'warn' });
});
beforeEach(async () => {
  [leader, member] = await Promise.all([createPerson(stack), createPerson(stack)]);
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await Promise.all(workers.splice(0).map((worker) => worker.stop(5_000)));
});
afterAll(async () => {
  await web.stop(5_000);
  await stack.close();
});

const startWorker = async () => {
  const worker = await startProcess('worker', stack, { ALARM_SCAN_SECONDS: String(scanSeconds) });
  workers.push(worker);
  return worker;
};
const open = async (person: TestPerson) => {
  const client = await openAlarms(web, person, { origin: web.url });
  clients.push(client);
  return client;
};

/** Starts a worker that kills itself with SIGKILL at this point of its first scan. */
async function killedWorker(point: 'beforePush' | 'afterPush') {
  const { gone } = start({
    command: process.execPath,
    args: [fileURLToPath(new URL('../support/dying-worker.ts', import.meta.url)), point],
    env: {
      ...bareEnvironment,
      DATABASE_URL: stack.databaseUrl,
      REDIS_URL: stack.redisUrl,
      SESSION_SECRET: testSecret,
    },
  });
  expect(await gone).toMatch(/^ended with SIGKILL/);
}

test('web and worker: two pages receive the alarm within one scan interval and a second', async () => {
  const worker = await startWorker();
  const pages = await Promise.all([open(leader), open(member)]);
  // The notification is due ten minutes before the start: in three seconds.
  const due = Date.now() + 3_000;
  const id = await createMeeting(stack, leader, [member], { startsInMinutes: 10 + 3 / 60 });
  const delays = await Promise.all(
    pages.map(async (page) => {
      await page.until(() => page.alarms.length > 0);
      return (Date.now() - due) / 1_000;
    }),
  );
  for (const page of pages) expect(page.alarms).toMatchObject([{ meetingId: String(id), minutesLeft: 10 }]);
  expect(Math.min(...delays)).toBeGreaterThan(-0.2);
  expect(Math.max(...delays)).toBeLessThan(scanSeconds + 1);

  const health = (await (await fetch(`${worker.url}/healthz`)).json()) as { lastTickSecondsAgo: number };
  expect(health).toEqual({ status: 'ok', lastTickSecondsAgo: expect.any(Number) });
  expect(health.lastTickSecondsAgo).toBeLessThan(2 * scanSeconds + 1);
  const ready = await (await fetch(`${web.url}/readyz`)).json();
  expect(ready).toMatchObject({ status: 'ok', worker: { lastTickSecondsAgo: expect.any(Number) } });
});

test.for(['beforePush', 'afterPush'] as const)(
  'after a worker is killed %s, the next worker leaves everybody with one row and one toast',
  async (point) => {
    const pages = await Promise.all([open(leader), open(member)]);
    const id = await createMeeting(stack, leader, [member], { startsInMinutes: 5 });
    await killedWorker(point);
    const { rows: unmarked } = await stack.pool.query(
      'SELECT 1 FROM notifications WHERE meeting_id = $1 AND pushed_at IS NULL',
      [id],
    );
    expect(unmarked).toHaveLength(2);
    await startWorker();
    const pushedAll = async () =>
      (
        await stack.pool.query(
          'SELECT 1 FROM notifications WHERE meeting_id = $1 AND pushed_at IS NOT NULL',
          [id],
        )
      ).rowCount;
    await expect.poll(pushedAll, { timeout: 10_000 }).toBe(2);
    for (const page of pages) {
      await page.until(() => page.alarms.length >= (point === 'afterPush' ? 2 : 1));
      // A browser shows an id once.
      expect(new Set(page.alarms.map((alarm) => alarm.id)).size).toBe(1);
    }
    const { rowCount } = await stack.pool.query('SELECT 1 FROM notifications WHERE meeting_id = $1', [id]);
    expect(rowCount).toBe(2);
  },
);

test('a worker exits with code 1 when no worker receives queue jobs any more', async () => {
  const queue = new Queue('alarms', { connection: stack.redis });
  await queue.pause();
  // Otherwise the worker would count the queue jobs of earlier workers.
  await stack.pool.query('DELETE FROM worker_heartbeats');
  const settings = { ALARM_SCAN_SECONDS: String(scanSeconds) };
  const hurried = fileURLToPath(new URL('../support/hurried-worker.ts', import.meta.url));
  const worker = await startProcess('worker', stack, settings, hurried);
  workers.push(worker);
  expect(await worker.gone).toMatch(/^ended with code 1\n/);
  expect(worker.lines.join('\n')).toContain('alarm scan stalled');
  await queue.resume();
  await queue.close();
});
