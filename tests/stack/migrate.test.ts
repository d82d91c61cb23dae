import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { migrate } from '../../src/platform/migrate.ts';
import { urlOfDatabase, withClient } from '../support/test-servers.ts';

const server = inject('servers').databaseUrl;
let name: string;
let url: string;
let directory: string;

beforeEach(async () => {
  name = `migrate_${randomUUID().replaceAll('-', '')}`;
  url = urlOfDatabase(server, name);
  await withClient(server, (client) => client.query(`CREATE DATABASE ${name}`));
  directory = await mkdtemp(join(tmpdir(), 'bookmoim-migrations-'));
  await writeFile(join(directory, 'migration_lock.toml'), 'provider = "postgresql"\n');
});
afterEach(async () => {
  await withClient(server, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
  await rm(directory, { recursive: true });
});

async function write(migration: string, sql: string) {
  await mkdir(join(directory, migration), { recursive: true });
  await writeFile(join(directory, migration, 'migration.sql'), sql);
}

const tables = () =>
  withClient(url, async (client) => {
    const { rows } = await client.query(
      "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
    );
    return rows.map((row) => row.tablename).filter((table) => table !== '_prisma_migrations');
  });

test('migrations are applied in order, and once', async () => {
  await write('1_first', 'CREATE TABLE a (id int PRIMARY KEY);');
  await write('2_second', 'CREATE TABLE b (a_id int REFERENCES a (id));');
  expect(await migrate(url, directory)).toEqual(['1_first', '2_second']);
  expect(await migrate(url, directory)).toEqual([]);
  expect(await tables()).toEqual(['a', 'b']);
});

test('a migration may take longer than the statements of the site', async () => {
  await withClient(server, (client) =>
    client.query(`ALTER DATABASE ${name} SET statement_timeout = '100ms'`),
  );
  await write('1_slow', 'CREATE TABLE a (id int); SELECT pg_sleep(0.3);');
  expect(await migrate(url, directory)).toEqual(['1_slow']);
});

test('of two processes that migrate at once one applies and the other finds nothing to do', async () => {
  await write('1_slow', 'CREATE TABLE a (id int); SELECT pg_sleep(0.3);');
  const results = await Promise.all([migrate(url, directory), migrate(url, directory)]);
  expect(results.toSorted((one, other) => one.length - other.length)).toEqual([[], ['1_slow']]);
});

test('a migration that fails leaves nothing, says what PostgreSQL said, and can be run again once it is mended', async () => {
  await write('1_broken', "CREATE TABLE a (id int); INSERT INTO a VALUES ('다섯');");
  await expect(migrate(url, directory)).rejects.toThrow(
    /1_broken[\s\S]*invalid input syntax for type integer/,
  );
  expect(await tables()).toEqual([]);
  await write('1_broken', 'CREATE TABLE a (id int); INSERT INTO a VALUES (5);');
  expect(await migrate(url, directory)).toEqual(['1_broken']);
});

test('a migration that meets the locks of a running site is run again, five times at most', async () => {
  // A number drawn from a sequence stays drawn when the transaction is rolled back.
  const conflicting = (times: number) => `DO $$ BEGIN
    IF nextval('tries') <= ${times} THEN RAISE EXCEPTION 'deadlock detected' USING ERRCODE = '40P01'; END IF;
  END $$;`;
  await write('1_first', 'CREATE SEQUENCE tries;');
  await write('2_conflict', conflicting(4));
  await write('3_last', 'CREATE TABLE a (id int);');
  expect(await migrate(url, directory)).toEqual(['1_first', '2_conflict', '3_last']);
  await write('4_conflict', conflicting(10));
  await expect(migrate(url, directory)).rejects.toThrow(/4_conflict[\s\S]*deadlock detected/);
  expect(await migrate(url, directory)).toEqual(['4_conflict']);
});

test('the body of a function may hold semicolons', async () => {
  await write(
    '1_function',
    'CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 2; END $$;',
  );
  await migrate(url, directory);
  const { rows } = await withClient(url, (client) => client.query('SELECT two()'));
  expect(rows).toEqual([{ two: 2 }]);
});

const concurrentIndex = 'CREATE UNIQUE INDEX CONCURRENTLY "a_id_key" ON a (id);';
const isValid = () =>
  withClient(url, async (client) => {
    const { rows } = await client.query(
      "SELECT indisvalid FROM pg_index WHERE indexrelid = 'a_id_key'::regclass",
    );
    return rows[0]?.indisvalid;
  });

test('an index is built concurrently while another process waits for its turn', async () => {
  await write('1_table', 'CREATE TABLE a (id int); SELECT pg_sleep(0.3);');
  await write('2_index', `-- Nobody is blocked.\n${concurrentIndex}`);
  const results = await Promise.all([migrate(url, directory), migrate(url, directory)]);
  expect(results.toSorted((one, other) => one.length - other.length)).toEqual([[], ['1_table', '2_index']]);
  expect(await isValid()).toBe(true);
});

test('an index whose concurrent build failed is built again once the rows are mended', async () => {
  await write('1_table', 'CREATE TABLE a (id int); INSERT INTO a VALUES (1), (1);');
  await write('2_index', concurrentIndex);
  await expect(migrate(url, directory)).rejects.toThrow(/2_index failed. Unique constraint failed/);
  await withClient(url, (client) => client.query('DELETE FROM a WHERE ctid = (SELECT min(ctid) FROM a)'));
  expect(await migrate(url, directory)).toEqual(['2_index']);
  expect(await isValid()).toBe(true);
});

test('a migration that commits as it goes keeps what it did when it fails, and goes on from there', async () => {
  await write(
    '1_table',
    'CREATE TABLE a (id int, b int CHECK (b < 8)); INSERT INTO a SELECT generate_series(1, 9);',
  );
  await write(
    '2_fill',
    'DO $$ BEGIN FOR i IN 1..9 LOOP UPDATE a SET b = id WHERE id = i AND b IS NULL; COMMIT; END LOOP; END $$;',
  );
  await expect(migrate(url, directory)).rejects.toThrow(/2_fill[\s\S]*violates check constraint/);
  const filled = () =>
    withClient(url, async (client) => (await client.query('SELECT count(b)::int AS b FROM a')).rows[0]?.b);
  expect(await filled()).toBe(7);
  await withClient(url, (client) => client.query('ALTER TABLE a DROP CONSTRAINT a_b_check'));
  expect(await migrate(url, directory)).toEqual(['2_fill']);
  expect(await filled()).toBe(9);
});
