import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/platform/db.ts';
import { createLogger } from '../../src/platform/log.ts';
import { setDatabaseZone } from '../support/database-zone.ts';
import { createMeeting } from '../support/meetings.ts';
import { timePage } from '../support/page-timer.ts';
import { createPerson } from '../support/people.ts';
import { type PgBouncer, startPgBouncer } from '../support/pgbouncer.ts';
import type { TestProcess } from '../support/process.ts';
import { type Ground, siteOrigin, startGround, startPart } from '../support/site.ts';
import { startTalk } from '../support/talk.ts';

// A database whose time zone is not UTC, a pooler with three server connections, and another client
// that sets a third time zone.
let ground: Ground;
const poolers: PgBouncer[] = [];
const processes: TestProcess[] = [];
const log = createLogger({ level: 'silent', name: 'test' });

beforeAll(async () => {
  ground = await startGround();
  await setDatabaseZone(ground.ownerUrl, 'Asia/Seoul');
});
afterAll(async () => {
  await Promise.all(processes.map((one) => one.stop(15_000)));
  await Promise.all(poolers.map((pooler) => pooler.stop()));
  await ground?.close();
});

async function pool(settings: Record<string, string> = {}): Promise<PgBouncer> {
  const pooler = await startPgBouncer(ground.databaseUrl, ground.directory, settings);
  poolers.push(pooler);
  return pooler;
}

const minute = 60_000;

/**
 * Reads and writes instants on all server connections by turns, between statements of somebody in
 * another zone.
 */
async function expectInstantsToBeRight(url: string) {
  const { db, pool: own, close } = openDatabase(url, { max: 12, log });
  const other = new pg.Client({ connectionString: url.split('?')[0] });
  await other.connect();
  const at = new Date('2026-11-28T05:00:00.000Z');
  const name = `zone-${Math.round(performance.now())}`;
  try {
    await db.workerHeartbeat.create({ data: { name, beatAt: at } });
    const wrong: unknown[] = [];
    for (let round = 0; round < 20; round += 1) {
      // Without LOCAL: in transaction mode this stays on the server connection that the next client
      // gets.
      const strange = other.query("SET TimeZone = 'America/New_York'");
      const read = Array.from({ length: 6 }, () => db.workerHeartbeat.findUniqueOrThrow({ where: { name } }));
      const zones = Array.from({ length: 6 }, () => own.query("SELECT current_setting('TimeZone') AS zone"));
      for (const { beatAt } of await Promise.all(read))
        if (beatAt.getTime() !== at.getTime()) wrong.push(beatAt);
      for (const { rows } of await Promise.all(zones)) if (rows[0].zone !== 'UTC') wrong.push(rows[0].zone);
      await strange;
    }
    expect(wrong).toEqual([]);
    const { rows } = await ground.pool.query('SELECT beat_at FROM worker_heartbeats WHERE name = $1', [name]);
    expect(rows[0].beat_at).toEqual(at);
  } finally {
    await other.end();
    await close();
  }
}

/** Pages, forms, a talk in a room and an alarm, all through the pooler. */
async function expectSiteToWork(databaseUrl: string) {
  const site = { ...ground, databaseUrl };
  const web = await startPart('web', site);
  const worker = await startPart('worker', site, { ALARM_SCAN_SECONDS: '2' });
  processes.push(web, worker);
  const talk = await startTalk(ground, { urls: [web.url], origin: siteOrigin, people: 6 });
  await talk.entered();
  const stop = talk.begin(30);
  const reader = await createPerson(ground);
  const meetingId = await createMeeting(ground, reader, [], { startsInMinutes: 5 });
  const search = `q=${encodeURIComponent('시험')}`;
  const paths = ['/', '/books', '/meetings', `/meetings/${meetingId}`, '/notifications', '/settings'];
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, i) => timePage(`${web.url}${paths[i % paths.length]}`, reader.cookie)),
  );
  // One at a time: of many at once, a busy machine refuses some (`SearchBusyError`).
  for (const path of ['/books', '/meetings'])
    answers.push(await timePage(`${web.url}${path}?${search}`, reader.cookie));
  expect(answers.map(({ status }) => status).filter((status) => status !== 200)).toEqual([]);
  const unpushed = () => ground.db.notification.count({ where: { meetingId, NOT: { pushedAt: null } } });
  await expect.poll(unpushed, { timeout: 30_000 }).toBe(1);
  const [notification] = await ground.db.notification.findMany({ where: { meetingId } });
  const meeting = await ground.db.meeting.findUniqueOrThrow({ where: { id: meetingId } });
  expect(Math.abs(Number(notification?.meetingStartsAt) - Number(meeting.startsAt))).toBeLessThan(minute);
  stop();
  const { sent } = await talk.settle();
  expect(sent).toBeGreaterThan(30);
  talk.close();
  expect((await fetch(`${web.url}/readyz`)).status).toBe(200);
  expect([...web.lines, ...worker.lines].filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
  return { web, worker };
}

describe('with pgbouncer=true in DATABASE_URL PgBouncer needs no settings but its mode', () => {
  let pooler: PgBouncer;
  beforeAll(async () => {
    pooler = await pool();
  });

  test('instants are right on every server connection, whatever client used it before', async () => {
    await expectInstantsToBeRight(`${pooler.url}?pgbouncer=true`);
  });

  test('pages, talk and alarms work, and web warns when no statement has a time limit', async () => {
    const { web } = await expectSiteToWork(`${pooler.url}?pgbouncer=true`);
    expect(web.lines.filter((line) => line.includes('no time limit'))).toHaveLength(1);
  });

  test('a time limit of the role holds, and stops the warning', async () => {
    const { username } = new URL(ground.databaseUrl);
    await ground.owner.query(`ALTER ROLE ${username} SET statement_timeout = '5s'`);
    const another = await pool();
    const web = await startPart('web', { ...ground, databaseUrl: `${another.url}?pgbouncer=true` });
    processes.push(web);
    expect((await fetch(`${web.url}/books`)).status).toBe(200);
    expect(web.lines.filter((line) => line.includes('no time limit'))).toEqual([]);
  });
});

describe('without it, PgBouncer has to ignore our limits and to keep prepared statements', () => {
  test('instants are right, and the site works from PgBouncer 1.21 on', async () => {
    const pooler = await pool({
      ignore_startup_parameters: 'statement_timeout,lock_timeout,idle_in_transaction_session_timeout',
    });
    if (!pooler.knowsPreparedStatements) return;
    await expectInstantsToBeRight(pooler.url);
    await expectSiteToWork(pooler.url);
  });

  test('a pooler that does not ignore them refuses every connection, by name', async () => {
    const pooler = await pool();
    const { pool: own, close } = openDatabase(pooler.url, { max: 1, log });
    await expect(own.query('SELECT 1')).rejects.toThrow(/unsupported startup parameter/);
    await close();
  });
});
