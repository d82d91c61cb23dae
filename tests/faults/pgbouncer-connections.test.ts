import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMeeting } from '../support/meetings.ts';
import { timePage } from '../support/page-timer.ts';
import { createPerson } from '../support/people.ts';
import { type PgBouncer, startPgBouncer } from '../support/pgbouncer.ts';
import type { TestProcess } from '../support/process.ts';
import { type Ground, siteOrigin, startGround, startPart } from '../support/site.ts';
import { startTalk } from '../support/talk.ts';

const webProcesses = 8;
const poolSize = 24;
const seconds = 15;
let ground: Ground;
let pooler: PgBouncer;
const processes: TestProcess[] = [];
const figures: Record<string, string | number> = {};

beforeAll(async () => {
  ground = await startGround();
  pooler = await startPgBouncer(ground.databaseUrl, ground.directory, {
    default_pool_size: String(poolSize),
    stats_users: new URL(ground.databaseUrl).username,
  });
  const site = { ...ground, databaseUrl: `${pooler.url}?pgbouncer=true` };
  for (let i = 0; i < webProcesses; i += 1) processes.push(await startPart('web', site));
  processes.push(await startPart('worker', site, { ALARM_SCAN_SECONDS: '2' }));
});
afterAll(async () => {
  console.table(figures);
  await Promise.all(processes.map((one) => one.stop(15_000)));
  await pooler?.stop();
  await ground?.close();
});

interface Load {
  readonly connections: number;
  readonly clients: number;
  readonly waitedMs: number;
}

/** Asks the pooler for its server connections until `isOver`. @returns the most of each figure */
async function watchPooler(isOver: () => boolean): Promise<Load> {
  const url = new URL(pooler.url);
  const database = url.pathname.slice(1);
  url.pathname = '/pgbouncer';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  let most: Load = { connections: 0, clients: 0, waitedMs: 0 };
  while (!isOver()) {
    const { rows } = await client.query('SHOW POOLS');
    const of = (names: string[]) =>
      rows
        .filter((row) => row.database === database)
        .reduce((sum, row) => sum + names.reduce((all, name) => all + Number(row[name]), 0), 0);
    most = {
      connections: Math.max(
        most.connections,
        of(['sv_active', 'sv_idle', 'sv_used', 'sv_tested', 'sv_login']),
      ),
      clients: Math.max(most.clients, of(['cl_active', 'cl_waiting'])),
      waitedMs: Math.max(most.waitedMs, of(['maxwait']) * 1_000 + of(['maxwait_us']) / 1_000),
    };
  }
  await client.end();
  return most;
}

test(`${webProcesses} web processes and a worker serve pages, talk and alarms over ${poolSize} server connections`, async () => {
  const webs = processes.slice(0, webProcesses).map(({ url }) => url);
  const talk = await startTalk(ground, { urls: webs, origin: siteOrigin, people: 16 });
  await talk.entered();
  const stop = talk.begin(25);
  const reader = await createPerson(ground);
  const meetingId = await createMeeting(ground, reader, [], { startsInMinutes: 5 });
  const until = performance.now() + seconds * 1_000;
  const watching = watchPooler(() => performance.now() > until);
  const paths = ['/', '/books', '/meetings', `/meetings/${meetingId}`, '/notifications'];
  const statuses: number[] = [];
  const read = async (start: number) => {
    for (let i = start; performance.now() < until; i += 1)
      statuses.push(
        (await timePage(`${webs[i % webs.length]}${paths[i % paths.length]}`, reader.cookie)).status,
      );
  };
  await Promise.all(Array.from({ length: 16 }, (_, i) => read(i)));
  const { connections, clients, waitedMs } = await watching;
  stop();
  const { sent } = await talk.settle();
  talk.close();
  figures.pages = statuses.length;
  figures.messages = sent;
  figures['connections of the processes to the pooler'] = clients;
  figures['connections of the pooler to PostgreSQL'] = connections;
  figures['longest wait for one (ms)'] = Math.round(waitedMs);
  const errors = processes.flatMap(({ lines }) => lines.filter((line) => JSON.parse(line).level >= 50));
  expect(errors).toEqual([]);
  expect(statuses.filter((status) => status !== 200)).toEqual([]);
  expect(connections).toBeLessThanOrEqual(poolSize);
  expect(connections).toBeGreaterThan(1);
  await expect
    .poll(() => ground.db.notification.count({ where: { meetingId, NOT: { pushedAt: null } } }), {
      timeout: 30_000,
    })
    .toBe(1);
});
