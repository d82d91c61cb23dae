import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type LineCutter, startLineCutter } from '../support/line-cutter.ts';
import { createMeeting } from '../support/meetings.ts';
import { timePage } from '../support/page-timer.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import type { TestProcess } from '../support/process.ts';
import { type Ground, siteOrigin, startGround, startPart } from '../support/site.ts';
import { startTalk, type Talk } from '../support/talk.ts';

let ground: Ground;
let cutter: LineCutter;
let webs: TestProcess[];
let worker: TestProcess;
let reader: TestPerson;
const talks: Talk[] = [];
const figures: Record<string, string> = {};

beforeAll(async () => {
  ground = await startGround();
  cutter = await startLineCutter(Number(new URL(ground.redisUrl).port));
  const throughCutter = new URL(ground.redisUrl);
  throughCutter.port = String(cutter.port);
  webs = [
    await startPart('web', { ...ground, redisUrl: throughCutter.href }),
    await startPart('web', ground),
  ];
  worker = await startPart('worker', ground, { ALARM_SCAN_SECONDS: '5' });
  reader = await createPerson(ground);
});
afterEach(() => {
  for (const talk of talks.splice(0)) talk.close();
});
afterAll(async () => {
  console.table(figures);
  await Promise.all([...(webs ?? []), worker].map((one) => one?.stop(15_000)));
  cutter?.close();
  await ground?.close();
});

async function talkOf(people: number): Promise<Talk> {
  const talk = await startTalk(ground, { urls: webs.map(({ url }) => url), origin: siteOrigin, people });
  talks.push(talk);
  await talk.entered();
  return talk;
}

const readyState = async (url: string) => (await fetch(`${url}/readyz`)).status;
const memoryOf = ({ pid }: TestProcess) =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024;
const online = (meetingId: number) => ground.redis.scard(`presence:room:${meetingId}`);

test('fault 11: Redis that forgot everything: nothing said is lost, who is online is back in 10 s, alarms go on', async () => {
  const talk = await talkOf(8);
  await expect.poll(() => online(talk.meetingId), { timeout: 10_000 }).toBe(8);
  const stop = talk.begin(8);
  await ground.redis.flushall();
  const flushedAt = performance.now();
  await expect.poll(() => online(talk.meetingId), { timeout: 10_000, interval: 50 }).toBe(8);
  const presence = performance.now() - flushedAt;
  stop();
  // The sessions are lost too, so the next check closes the sockets; all messages must arrive
  // before.
  const rows = await ground.db.message.findMany({
    where: { meetingId: talk.meetingId },
    orderBy: { seq: 'asc' },
  });
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, i) => i + 1));
  const acked = talk.readers.flatMap((one) => [...one.acked]);
  const stored = new Map(rows.map(({ clientId, seq }) => [clientId, seq]));
  for (const [clientId, seq] of acked) expect(stored.get(clientId)).toBe(seq);
  expect(await timePage(`${webs[1]?.url}/settings`, reader.cookie)).toMatchObject({ status: 302 });
  reader = await createPerson(ground);

  const meetingId = await createMeeting(ground, reader, [], { startsInMinutes: 5 });
  const begun = performance.now();
  await expect
    .poll(() => ground.db.notification.count({ where: { meetingId, NOT: { pushedAt: null } } }), {
      timeout: 40_000,
    })
    .toBe(1);
  figures['11 Redis flushed'] =
    `${acked.length} acked, 0 lost; presence back in ${Math.round(presence)} ms; alarm after ${Math.round(performance.now() - begun)} ms`;
  // The row alone proves nothing, because a worker also scans without a job from the queue.
  const sinceTick = async () => {
    const health = (await (await fetch(`${worker.url}/healthz`)).json()) as { lastTickSecondsAgo: number };
    return health.lastTickSecondsAgo * 1_000 - (performance.now() - flushedAt);
  };
  await expect.poll(sinceTick, { timeout: 45_000 }).toBeLessThan(-1_000);
});

test('fault 12: Redis that hangs: pages say so within a second, talk goes on, nothing piles up', async () => {
  const talk = await talkOf(6);
  const before = webs.map(memoryOf);
  const stop = talk.begin(6);
  process.kill(ground.redisServer.pid, 'SIGSTOP');
  const hungAt = performance.now();
  let slowest = 0;
  while (performance.now() - hungAt < 15_000) {
    for (const { url } of webs) {
      const { status, ms } = await timePage(`${url}/`, reader.cookie);
      expect(status).toBe(503);
      const visitor = await timePage(`${url}/books`);
      expect(visitor.status).toBe(200);
      slowest = Math.max(slowest, ms, visitor.ms);
    }
  }
  expect(slowest).toBeLessThan(1_500);
  for (const { url } of webs) expect(await readyState(url)).toBe(503);
  process.kill(ground.redisServer.pid, 'SIGCONT');
  stop();
  await expect.poll(() => readyState(webs[1]?.url ?? ''), { timeout: 10_000 }).toBe(200);
  await talk.entered();
  const { sent } = await talk.settle();
  // Leases expired because no process could renew them; one lease later everybody is still online.
  await expect.poll(() => performance.now() - hungAt, { timeout: 30_000 }).toBeGreaterThan(30_000);
  expect(talk.departures).toEqual([]);
  const growth = Math.max(...webs.map((web, i) => memoryOf(web) - (before[i] ?? 0)));
  expect(growth).toBeLessThan(100);
  figures['12 Redis hung 15 s'] =
    `slowest page ${Math.round(slowest)} ms; ${sent} acked, 0 lost; memory +${Math.round(growth)} MB`;
});

test('fault 13: Redis gone for one web process: it says so within 10 s, and its people miss nothing', async () => {
  const talk = await talkOf(8);
  const stop = talk.begin(8);
  cutter.cut();
  const cutAt = performance.now();
  await expect.poll(() => readyState(webs[0]?.url ?? ''), { timeout: 10_000 }).toBe(503);
  const noticed = performance.now() - cutAt;
  expect(await readyState(webs[1]?.url ?? '')).toBe(200);
  const spoken = ground.db.message.count({ where: { meetingId: talk.meetingId } });
  await expect
    .poll(
      async () => (await ground.db.message.count({ where: { meetingId: talk.meetingId } })) - (await spoken),
      { timeout: 20_000 },
    )
    .toBeGreaterThan(40);
  stop();
  // The head event is read from PostgreSQL, so the disconnected members catch up without Redis.
  const { sent } = await talk.settle();
  cutter.mend();
  await expect.poll(() => readyState(webs[0]?.url ?? ''), { timeout: 15_000 }).toBe(200);
  figures['13 Redis gone for one web'] =
    `noticed in ${Math.round(noticed)} ms; ${sent} acked, 0 missed while cut off`;
});

test('fault 14: Redis that is full: log-in says 503, reading and alarms go on', async () => {
  const fresh = await createPerson(ground);
  await ground.redis.config('SET', 'maxmemory', '1mb');
  try {
    await expect(ground.redis.set('anything', 'at all')).rejects.toThrow(/OOM/);
    const web = webs[1]?.url ?? '';
    const login = await fetch(`${web}/login`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: siteOrigin },
      body: new URLSearchParams({ email: 'somebody@example.com', password: 'wrong-password' }),
    });
    expect(login.status).toBe(503);
    expect((await timePage(`${web}/books`)).status).toBe(200);
    expect((await timePage(`${web}/`, fresh.cookie)).status).toBe(200);
    const meetingId = await createMeeting(ground, fresh, [], { startsInMinutes: 5 });
    await expect
      .poll(() => ground.db.notification.count({ where: { meetingId } }), { timeout: 30_000 })
      .toBe(1);
  } finally {
    await ground.redis.config('SET', 'maxmemory', '0');
  }
  figures['14 Redis full'] = 'log-in 503, pages 200, alarm written';
  for (const { url } of webs) expect((await fetch(`${url}/healthz`)).status).toBe(200);
});
