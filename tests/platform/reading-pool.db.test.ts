import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../src/platform/db.ts';
import { createLogger } from '../../src/platform/log.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

const log = createLogger({ level: 'silent', name: 'test' });

let stack: TestStack;
let database: ReturnType<typeof openDatabase>;
let pool: pg.Pool;

beforeAll(async () => {
  stack = await openTestStack();
  await stack.owner.query('CREATE TABLE seen (at serial PRIMARY KEY, pid int)');
  await stack.owner.query('GRANT ALL ON ALL TABLES IN SCHEMA public TO PUBLIC');
  await stack.owner.query('GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO PUBLIC');
});
afterAll(() => stack.close());
beforeEach(async () => {
  database = openDatabase(stack.databaseUrl, { max: 8, log, sharesReads: true });
  pool = database.pool;
  return () => database.close();
});

const pidOf = async (text: string) => (await pool.query<{ pid: number }>(text)).rows[0]?.pid;
const readPid = () => pidOf('SELECT pg_backend_pid() AS pid');

/** Waits until both shared connections are open. @returns the process ids of their servers */
async function openReaders(): Promise<Set<number | undefined>> {
  const pids = async () => new Set(await Promise.all(Array.from({ length: 20 }, readPid)));
  await expect.poll(async () => (await pids()).size, { timeout: 10_000 }).toBe(2);
  return pids();
}

test('many reads share two connections, and each gets its own rows', async () => {
  await openReaders();
  const numbers = Array.from({ length: 200 }, (_, at) => at);
  const answers = await Promise.all(
    numbers.map((n) => pool.query<{ n: number }>('SELECT $1::int AS n', [n])),
  );
  expect(answers.map(({ rows }) => rows[0]?.n)).toEqual(numbers);
});

test('statements that write and transactions have connections of their own', async () => {
  const readers = await openReaders();
  const written = await pidOf('INSERT INTO seen (pid) VALUES (pg_backend_pid()) RETURNING pid');
  expect(readers).not.toContain(written);
  const client = await pool.connect();
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  client.release();
  expect(readers).not.toContain(rows[0]?.pid);
});

test('a function that writes inside a SELECT runs once, and from then on never on a shared connection', async () => {
  const readers = await openReaders();
  await stack.owner.query(`CREATE FUNCTION note_pid() RETURNS int VOLATILE LANGUAGE sql
    AS 'INSERT INTO seen (pid) VALUES (pg_backend_pid()) RETURNING pid'`);
  const noted = [];
  for (let run = 0; run < 5; run += 1) noted.push(await pidOf('SELECT note_pid() AS pid'));
  expect(noted.filter((pid) => readers.has(pid))).toEqual([]);
  const { rows } = await pool.query<{ times: number }>(
    'SELECT count(*)::int AS times FROM seen WHERE pid = ANY($1)',
    [noted],
  );
  expect(rows[0]?.times).toBe(5);
  expect(await openReaders()).toEqual(readers);
});

test("a read that fails leaves the others of the same turn alone, also under Prisma's names", async () => {
  await openReaders();
  for (let run = 0; run < 4; run += 1) {
    const answers = await Promise.allSettled([
      pool.query('SELECT 1 / ($1::int - 1) AS n', [1]),
      pool.query('SELECT 1 / ($1::int - 1) AS n', [2]),
      database.db.user.count(),
      database.db.$queryRaw`SELECT 1 / (${1}::int - 1) AS n`,
      database.db.$queryRaw`SELECT 1 / (${2}::int - 1) AS n`,
      pool.query('SELECT no_such_column'),
      database.db.user.count(),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([
      'rejected',
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
  }
});

test('a read that waits for a table does not keep later reads waiting', async () => {
  await openReaders();
  const client = await stack.owner.connect();
  await client.query('BEGIN; LOCK TABLE seen');
  const ended: string[] = [];
  const waiting = pool.query('SELECT count(*) FROM seen').then(() => ended.push('waiting'));
  // Longer than a reader may be without an answer; the statements go round it from then on.
  await expect.poll(async () => (await readPid()) !== undefined).toBe(true);
  for (let run = 0; run < 20; run += 1) await readPid();
  ended.push('others');
  await client.query('COMMIT');
  client.release();
  await waiting;
  expect(ended).toEqual(['others', 'waiting']);
});

test('after the server ends the shared connections, reads go on and the connections come back', async () => {
  const before = await openReaders();
  await stack.owner.query('SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS pid', [[...before]]);
  await expect
    .poll(() =>
      readPid().then(
        (pid) => pid !== undefined && !before.has(pid),
        () => false,
      ),
    )
    .toBe(true);
  expect(await openReaders()).not.toEqual(before);
});

test('a plan that became stale is made again for all reads that are under way', async () => {
  await openReaders();
  const read = () => database.db.$queryRaw<{ pid: unknown }[]>`SELECT pid FROM seen LIMIT 1`;
  await pool.query('INSERT INTO seen (pid) VALUES (7)');
  for (let run = 0; run < 6; run += 1) await Promise.all([read(), read(), read()]);
  await stack.owner.query('ALTER TABLE seen ALTER COLUMN pid TYPE text');
  const answers = await Promise.all([read(), read(), read(), read()]);
  await stack.owner.query('ALTER TABLE seen ALTER COLUMN pid TYPE int USING pid::int');
  expect(answers.map((rows) => typeof rows[0]?.pid)).toEqual(Array.from({ length: 4 }, () => 'string'));
});
