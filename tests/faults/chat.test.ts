import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { findFreePort } from '../../scripts/stack/ports.ts';
import { makeTemporaryDirectory, removeDirectory } from '../../scripts/stack/temporary.ts';
import { openDatabase } from '../../src/platform/db.ts';
import { createLogger } from '../../src/platform/log.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { openRequestRedis } from '../../src/platform/redis.ts';
import { startLineCutter } from '../support/line-cutter.ts';
import { createMeeting } from '../support/meetings.ts';
import { timePage } from '../support/page-timer.ts';
import type { TestPerson } from '../support/people.ts';
import { type PlainProxy, startPlainProxy } from '../support/plain-proxy.ts';
import type { TestProcess } from '../support/process.ts';
import { type Restartable, restartablePostgres, restartableRedis } from '../support/restartable.ts';
import { siteOrigin, startPart } from '../support/site.ts';
import type { TestStack } from '../support/stack.ts';
import { startTalk, type Talk } from '../support/talk.ts';

// Two web processes behind a load balancer without sticky sessions, a worker, and servers that are
// killed and come back with what is on disk.
let directory: string;
let postgres: Restartable;
let redisServer: Restartable;
let stack: TestStack;
let proxy: PlainProxy;
let ports: [number, number];
let webs: [TestProcess, TestProcess];
let worker: TestProcess;
const talks: Talk[] = [];
const figures: Record<string, string> = {};

const startWeb = (port: number) => startPart('web', stack, { PORT: String(port), BENCH: '1' });

beforeAll(async () => {
  directory = await makeTemporaryDirectory('chat-faults');
  [postgres, redisServer] = await Promise.all([restartablePostgres(directory), restartableRedis(directory)]);
  await migrate(postgres.url);
  const silent = createLogger({ level: 'silent', name: 'test' });
  const { db, pool, close } = openDatabase(postgres.url, { max: 5, log: silent });
  const redis = openRequestRedis(redisServer.url, silent);
  const addresses = { databaseUrl: postgres.url, ownerUrl: postgres.url, redisUrl: redisServer.url };
  stack = { ...addresses, db, pool, owner: pool, redis, close };
  ports = [await findFreePort(0), await findFreePort(0)];
  webs = await Promise.all([startWeb(ports[0]), startWeb(ports[1])]);
  worker = await startPart('worker', stack, { ALARM_SCAN_SECONDS: '10' });
  proxy = await startPlainProxy(ports);
});
afterEach(() => {
  for (const talk of talks.splice(0)) talk.close();
});
afterAll(async () => {
  console.table(figures);
  proxy?.close();
  await Promise.all([...(webs ?? []), worker].map((one) => one?.stop(15_000)));
  stack?.redis.disconnect();
  await stack?.close().catch(() => undefined);
  await Promise.all([redisServer?.stop(), postgres?.stop()]);
  await removeDirectory(directory);
});

async function talkOf(people: number, urls: readonly string[] = [proxy.url]): Promise<Talk> {
  const talk = await startTalk(stack, { urls, origin: siteOrigin, people });
  talks.push(talk);
  await talk.entered();
  return talk;
}

const online = ({ meetingId }: Talk) => stack.redis.scard(`presence:room:${meetingId}`);
const since = (startedAt: number) => Math.round(performance.now() - startedAt);
/** Waits until the first reader of a talk has received `more` further messages. */
const spoken = (talk: Talk, more: number) => {
  const goal = (talk.readers[0]?.held.size ?? 0) + more;
  return expect.poll(() => talk.readers[0]?.held.size, { timeout: 60_000 }).toBeGreaterThan(goal);
};

test('faults 1 and 31: kill −9 of one of two under 50 people and 20 messages a second; members who do not return leave no stale presence', async () => {
  const talk = await talkOf(50);
  await expect.poll(() => online(talk), { timeout: 10_000 }).toBe(50);
  const stop = talk.begin(20);
  await spoken(talk, 60);
  process.kill(webs[0].pid, 'SIGKILL');
  const killedAt = performance.now();
  await webs[0].gone;
  const lost = () => talk.readers.filter(({ isOpen }) => !isOpen);
  await expect.poll(() => lost().length, { interval: 20 }).toBeGreaterThan(10);
  // Five of them do not return. Their process is dead, so no process can announce that they left.
  const leavers = lost().slice(0, 5);
  for (const reader of leavers) reader.close();
  await expect
    .poll(() => talk.readers.filter(({ isOpen }) => isOpen).length, { timeout: 20_000, interval: 20 })
    .toBe(45);
  const back = since(killedAt);
  expect(back).toBeLessThan(8_000);
  await expect.poll(() => online(talk), { timeout: 30_000, interval: 50 }).toBe(45);
  const ghosts = since(killedAt);
  expect(ghosts).toBeLessThan(20_000);
  stop();
  // Each departure is announced once to everybody who stayed, and no other departure.
  const gone = leavers.map((reader) => String(talk.people[talk.readers.indexOf(reader)]?.id));
  await expect.poll(() => talk.departures.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(5 * 45);
  webs[0] = await startWeb(ports[0]);
  const { sent } = await talk.settle(leavers);
  const told = talk.readers.filter((reader) => !leavers.includes(reader));
  for (const { lines } of told) {
    const left = lines.filter(({ kind }) => kind === 'left').map(({ userId }) => userId);
    expect(left.sort()).toEqual(gone.sort());
  }
  figures['1 + 31 web killed, 50 people, 20/s'] =
    `${sent} acked, 0 lost, 0 doubled; all back after ${back} ms, no ghost after ${ghosts} ms`;
});

test('fault 5: both web processes die at once under 500 people: all are back, and no page waits', async () => {
  const talk = await talkOf(500);
  for (const web of webs) process.kill(web.pid, 'SIGKILL');
  await Promise.all(webs.map(({ gone }) => gone));
  const killedAt = performance.now();
  webs = await Promise.all([startWeb(ports[0]), startWeb(ports[1])]);
  const times: number[] = [];
  while (talk.readers.some(({ isOpen }) => !isOpen)) {
    expect(since(killedAt)).toBeLessThan(20_000);
    const { status, ms } = await timePage(`${proxy.url}/login`);
    expect(status).toBe(200);
    times.push(ms);
  }
  const back = since(killedAt);
  const slowest = Math.round(Math.max(0, ...times));
  expect(slowest).toBeLessThan(2_000);
  talk.readers[0]?.send('다들 돌아왔네요');
  const { sent } = await talk.settle();
  expect(sent).toBe(1);
  figures['5 both webs killed, 500 people'] =
    `all back after ${back} ms; ${times.length} log-in pages meanwhile, slowest ${slowest} ms`;
});

test('fault 32: a client whose connection dies silently is shown offline within 20 s', async () => {
  const cutter = await startLineCutter(ports[0]);
  try {
    const talk = await talkOf(2, [`http://localhost:${cutter.port}`, webs[1].url]);
    await expect.poll(() => online(talk), { timeout: 10_000 }).toBe(2);
    cutter.cut();
    const cutAt = performance.now();
    await expect.poll(() => online(talk), { timeout: 30_000, interval: 50 }).toBe(1);
    figures['32 line dead without a word'] = `grey after ${since(cutAt)} ms`;
    expect(since(cutAt)).toBeLessThan(20_000);
  } finally {
    cutter.close();
  }
});

test.for([5, 35])(
  'fault 10: Redis killed, and back after %i s: nothing said is lost, alarms go on',
  async (seconds) => {
    const talk = await talkOf(10);
    const stop = talk.begin(5);
    await spoken(talk, 10);
    await redisServer.kill('SIGKILL');
    const killedAt = performance.now();
    const before = await stack.db.message.count({ where: { meetingId: talk.meetingId } });
    await expect.poll(() => since(killedAt), { timeout: 60_000 }).toBeGreaterThan(seconds * 1_000);
    // Sent while Redis was unreachable: only sockets of the sender's process receive these at once,
    // all others after the periodic head event.
    const meanwhile = await stack.db.message.count({ where: { meetingId: talk.meetingId } });
    expect(meanwhile - before).toBeGreaterThan(seconds * 2);
    const [leader] = talk.people as [TestPerson];
    const dueId = await createMeeting(stack, leader, [], { startsInMinutes: 5 });
    await redisServer.startAgain();
    const backAt = performance.now();
    stop();
    const { sent } = await talk.settle();
    const caughtUp = since(backAt);
    await expect
      .poll(() => stack.db.notification.count({ where: { meetingId: dueId, NOT: { pushedAt: null } } }), {
        timeout: 30_000,
      })
      .toBe(1);
    const ticked = since(backAt);
    await expect.poll(() => online(talk), { timeout: 20_000 }).toBe(10);
    figures[`10 Redis killed for ${seconds} s`] =
      `${sent} acked, 0 lost; caught up ${caughtUp} ms, alarm pushed ${ticked} ms, presence right ${since(backAt)} ms after its return`;
    expect(caughtUp).toBeLessThan(12_000);
    expect(ticked).toBeLessThan(20_000);
    // Leases expired because no process could renew them, but no member had left.
    await expect.poll(() => since(backAt), { timeout: 20_000 }).toBeGreaterThan(12_000);
    expect(talk.departures).toEqual([]);
  },
);

test('fault 15: PostgreSQL restarted at once under load: what was acknowledged is there, the rest goes through', async () => {
  const talk = await talkOf(10);
  const stop = talk.begin(20);
  await spoken(talk, 40);
  // The same as `pg_ctl restart -m immediate`: no checkpoint, recovery from the log.
  await postgres.kill('SIGQUIT');
  const killedAt = performance.now();
  await postgres.startAgain();
  const away = since(killedAt);
  await spoken(talk, 40);
  const back = since(killedAt);
  stop();
  const { sent } = await talk.settle();
  figures['15 PostgreSQL restarted at once'] =
    `${sent} acked, 0 lost, 0 doubled; away ${away} ms, talk goes on after ${back} ms`;
  for (const { url } of webs) expect((await fetch(`${url}/readyz`)).status).toBe(200);
});
