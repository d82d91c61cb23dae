import { fileURLToPath } from 'node:url';
import { Queue } from 'bullmq';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { start } from '../../scripts/stack/processes.ts';
import { type AlarmClient, openAlarms } from '../support/alarm-sockets.ts';
import { bareEnvironment } from '../support/bare-environment.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson, testSecret } from '../support/people.ts';
import type { TestProcess } from '../support/process.ts';
import { type Ground, siteOrigin, startGround, startPart } from '../support/site.ts';
import { openTcpGate } from '../support/tcp-gate.ts';

let ground: Ground;
let webs: TestProcess[];
let people: [TestPerson, ...TestPerson[]];
let pages: AlarmClient[];
const workers: TestProcess[] = [];
const figures: Record<string, string> = {};

beforeAll(async () => {
  ground = await startGround();
  webs = await Promise.all([startPart('web', ground), startPart('web', ground)]);
  people = (await Promise.all(Array.from({ length: 20 }, () => createPerson(ground)))) as typeof people;
  pages = await Promise.all(
    people.map((person, i) => openAlarms(webs[i % 2] as TestProcess, person, { origin: siteOrigin })),
  );
});
afterAll(async () => {
  console.table(figures);
  for (const page of pages ?? []) page.close();
  await Promise.all([...workers, ...(webs ?? [])].map((one) => one.stop(15_000)));
  await ground?.close();
});

const startWorker = async () => {
  workers.push(await startPart('worker', ground, { ALARM_SCAN_SECONDS: '1' }));
};

/** Starts a worker that scans once and is killed with SIGKILL on the way. */
async function dieAt(point: 'beforePush' | 'afterPush') {
  const { gone } = start({
    command: process.execPath,
    args: [fileURLToPath(new URL('../support/dying-worker.ts', import.meta.url)), point],
    env: {
      ...bareEnvironment,
      DATABASE_URL: ground.databaseUrl,
      REDIS_URL: ground.redisUrl,
      SESSION_SECRET: testSecret,
    },
  });
  expect(await gone).toMatch(/^ended with SIGKILL/);
}

async function dueMeeting(): Promise<number> {
  const [leader, ...members] = people;
  return createMeeting(ground, leader, members, { startsInMinutes: 5 });
}

/** The alarms that a page shows: each id once. */
const toasts = (page: AlarmClient, meetingId: number) =>
  new Set(page.alarms.filter((one) => one.meetingId === String(meetingId)).map(({ id }) => id)).size;
const rows = (meetingId: number) => ground.db.notification.count({ where: { meetingId } });
const marked = (meetingId: number) =>
  ground.db.notification.count({ where: { meetingId, NOT: { pushedAt: null } } });

test('faults 6 and 7: one worker killed between writing and pushing, one between pushing and marking, then eight and a second schedule', async () => {
  const first = await dueMeeting();
  await dieAt('beforePush');
  expect([await rows(first), await marked(first)]).toEqual([20, 0]);
  expect(pages.map((page) => toasts(page, first))).toEqual(pages.map(() => 0));
  await dieAt('afterPush');
  await expect
    .poll(() => pages.map((page) => toasts(page, first)), { timeout: 10_000 })
    .toEqual(pages.map(() => 1));
  expect(await marked(first)).toBe(0);

  const queue = new Queue('alarms', { connection: ground.redis });
  await Promise.all(Array.from({ length: 8 }, startWorker));
  const [scheduler] = await queue.getJobSchedulers();
  await queue.upsertJobScheduler('one-too-many', { every: 1_000 }, { name: scheduler?.name ?? '' });
  const meetings = [first, await dueMeeting(), await dueMeeting()];
  const startedAt = performance.now();
  // Two of the eight go while there is something to tell.
  for (const dying of workers.splice(0, 2)) process.kill(dying.pid, 'SIGKILL');
  for (const id of meetings) await expect.poll(() => marked(id), { timeout: 60_000 }).toBe(20);
  const took = Math.round(performance.now() - startedAt);
  // By then every worker has scanned again and could have pushed twice.
  const last = await dueMeeting();
  await expect.poll(() => marked(last), { timeout: 30_000 }).toBe(20);
  for (const id of [...meetings, last]) {
    expect(await rows(id)).toBe(20);
    await expect
      .poll(() => pages.map((page) => toasts(page, id)), { timeout: 10_000 })
      .toEqual(pages.map(() => 1));
  }
  figures['6 + 7 eight workers, four killed'] =
    `${20 * 4} rows, 1 toast each; told ${took} ms after two of them were killed`;
  await queue.close();
});

test('Redis is gone for a worker for 35 seconds, and a meeting becomes due meanwhile: pages and PostgreSQL know, and nobody is told twice', async () => {
  await Promise.all(workers.splice(0).map((one) => one.stop(15_000)));
  const { hostname: host, port } = new URL(ground.redisUrl);
  const gate = await openTcpGate({ host, port: Number(port) });
  const throughGate = new URL(ground.redisUrl);
  throughGate.port = String(gate.port);
  const worker = await startPart(
    'worker',
    { ...ground, redisUrl: throughGate.href },
    { ALARM_SCAN_SECONDS: '1' },
  );
  workers.push(worker);
  const tickAge = async () => {
    const health = (await (await fetch(`${worker.url}/healthz`)).json()) as {
      lastTickSecondsAgo: number | null;
    };
    return health.lastTickSecondsAgo ?? Number.POSITIVE_INFINITY;
  };
  await expect.poll(tickAge, { timeout: 30_000 }).toBeLessThan(3);
  await gate.shut();
  const shutAt = performance.now();
  const [leader, ...members] = people;
  const id = await createMeeting(ground, leader, members, { startsInMinutes: 10 + 10 / 60 });
  expect(await rows(id)).toBe(0);
  await expect
    .poll(() => pages.map((page) => toasts(page, id)), { timeout: 34_000 })
    .toEqual(pages.map(() => 1));
  const told = Math.round(performance.now() - shutAt - 10_000);
  expect([await rows(id), await marked(id)]).toEqual([20, 0]);
  await expect.poll(tickAge, { timeout: 40_000 }).toBeGreaterThan(35);
  await gate.open();
  await expect.poll(() => marked(id), { timeout: 30_000 }).toBe(20);
  await expect.poll(tickAge, { timeout: 45_000 }).toBeLessThan(3);
  expect(await rows(id)).toBe(20);
  expect(pages.map((page) => toasts(page, id))).toEqual(pages.map(() => 1));
  figures['Redis gone 35 s for the worker'] =
    `20 rows, 1 toast each, ${told} ms after it was due; pushed and ticking again`;
  await gate.shut();
});
