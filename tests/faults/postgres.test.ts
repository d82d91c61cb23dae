import { spawnSync } from 'node:child_process';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { migrate, migrationsDir } from '../../src/platform/migrate.ts';
import { timePage } from '../support/page-timer.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import type { TestProcess } from '../support/process.ts';
import { type Ground, siteOrigin, startGround, startPart } from '../support/site.ts';
import { startTalk, type Talk } from '../support/talk.ts';

let ground: Ground;
let web: TestProcess;
let reader: TestPerson;
const talks: Talk[] = [];
const figures: Record<string, string> = {};

beforeAll(async () => {
  ground = await startGround();
  web = await startPart('web', ground);
  reader = await createPerson(ground);
});
afterEach(() => {
  for (const talk of talks.splice(0)) talk.close();
});
afterAll(async () => {
  console.table(figures);
  await web?.stop(15_000);
  await ground?.close();
});

async function talkOf(people: number): Promise<Talk> {
  const talk = await startTalk(ground, { urls: [web.url], origin: siteOrigin, people });
  talks.push(talk);
  await talk.entered();
  return talk;
}

/** Signals the postmaster and all its processes, because each has its own process group. */
function signalServer(signal: 'SIGSTOP' | 'SIGCONT'): void {
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(ground.postgres.pid)], {
    encoding: 'utf8',
  });
  for (const pid of [ground.postgres.pid, ...stdout.trim().split(/\s+/).map(Number)])
    process.kill(pid, signal);
}

afterEach(() => signalServer('SIGCONT'));

const isReady = async () => (await fetch(`${web.url}/readyz`)).status;

test('fault 15: the server’s sessions are all cut off under load: what was acknowledged is there, the rest goes through', async () => {
  const talk = await talkOf(8);
  const stop = talk.begin(16);
  for (let i = 0; i < 5; i += 1) {
    await expect.poll(() => talk.readers[0]?.held.size, { timeout: 20_000 }).toBeGreaterThan(20 * (i + 1));
    const killer = new pg.Client({ connectionString: ground.databaseUrl });
    await killer.connect();
    await killer.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND application_name = 'bookmoim'`,
    );
    await killer.end();
  }
  stop();
  const { sent } = await talk.settle();
  figures['15 sessions cut off 5 times'] = `${sent} acked, 0 lost, 0 doubled`;
});

test('fault 16: PostgreSQL that hangs: pages say so within 4 s, and it mends itself', async () => {
  const talk = await talkOf(4);
  signalServer('SIGSTOP');
  let slowest = 0;
  for (let i = 0; i < 3; i += 1) {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => timePage(`${web.url}/meetings`, reader.cookie)),
    );
    for (const { status, ms } of answers) {
      expect(status).toBe(503);
      slowest = Math.max(slowest, ms);
    }
  }
  expect(await isReady()).toBe(503);
  expect((await fetch(`${web.url}/healthz`)).status).toBe(200);
  signalServer('SIGCONT');
  const mendedAt = performance.now();
  await expect.poll(isReady, { timeout: 20_000 }).toBe(200);
  await expect
    .poll(async () => (await timePage(`${web.url}/meetings`, reader.cookie)).status, { timeout: 20_000 })
    .toBe(200);
  talk.readers[0]?.send('다시 이어서');
  const { sent } = await talk.settle();
  expect(sent).toBe(1);
  figures['16 PostgreSQL hung'] =
    `slowest page ${Math.round(slowest)} ms; back after ${Math.round(performance.now() - mendedAt)} ms`;
  expect(slowest).toBeLessThan(4_000);
});

test('fault 17: a pool that is used up: pages say so within 4 s, and it mends itself', async () => {
  const locker = new pg.Client({ connectionString: ground.databaseUrl });
  await locker.connect();
  await locker.query('BEGIN; LOCK TABLE meetings IN ACCESS EXCLUSIVE MODE');
  const answers = await Promise.all(Array.from({ length: 30 }, () => timePage(`${web.url}/meetings`)));
  const slowest = Math.max(...answers.map(({ ms }) => ms));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
  await locker.query('ROLLBACK');
  await locker.end();
  await expect.poll(async () => (await timePage(`${web.url}/meetings`)).status, { timeout: 5_000 }).toBe(200);
  figures['17 pool used up'] = `30 pages at once, slowest ${Math.round(slowest)} ms`;
  expect(slowest).toBeLessThan(4_000);
});

test('fault 42: a migration that cannot get its lock fails as a whole, the site stays, and it works later', async () => {
  const directory = join(ground.directory, 'migrations');
  await cp(migrationsDir, directory, { recursive: true });
  const name = '29990101000000_one_more';
  await mkdir(join(directory, name));
  await writeFile(
    join(directory, name, 'migration.sql'),
    'CREATE TABLE half_a_migration (id int); ALTER TABLE users ADD COLUMN one_more int;',
  );
  const reading = new pg.Client({ connectionString: ground.ownerUrl });
  await reading.connect();
  await reading.query('BEGIN; SELECT count(*) FROM users');
  const startedAt = performance.now();
  await expect(migrate(ground.ownerUrl, directory)).rejects.toThrow(/lock timeout/);
  const took = performance.now() - startedAt;
  // Five attempts, each with a lock timeout of 3 s.
  expect(took).toBeLessThan(30_000);
  expect((await timePage(`${web.url}/`, reader.cookie)).status).toBe(200);
  const { rows } = await ground.pool.query(`SELECT to_regclass('half_a_migration') AS half`);
  expect(rows).toEqual([{ half: null }]);
  await reading.query('ROLLBACK');
  await reading.end();
  expect(await migrate(ground.ownerUrl, directory)).toEqual([name]);
  expect((await timePage(`${web.url}/`, reader.cookie)).status).toBe(200);
  figures['42 migration blocked'] = `given up after ${Math.round(took)} ms, nothing half done`;
});
