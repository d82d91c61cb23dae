import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { applicationUrl } from '../../../scripts/stack/application-url.ts';
import { expireOperatorLog } from '../../../src/operations/expire-operator-log.ts';
import { hasExcessRights, prepareApplicationRole } from '../../../src/platform/database-role/index.ts';
import { createMeeting } from '../../support/meetings.ts';
import { createPerson } from '../../support/people.ts';
import { openTestStack, type TestStack } from '../../support/stack.ts';
import { withClient } from '../../support/test-servers.ts';

let stack: TestStack;
beforeAll(async () => {
  stack = await openTestStack();
  // Rights on a database are no part of a copy of it.
  await prepareApplicationRole(stack.ownerUrl, stack.databaseUrl);
});
afterAll(() => stack.close());

const columnsOf = async (pool: pg.Pool, text: string, values: unknown[] = []) =>
  (await pool.query<{ name: string }>(text, values)).rows.map(({ name }) => name);

const appendOnly = ['club_money_versions', 'moderation_log', 'operator_log'];

describe('the role of web and worker', () => {
  test.each([
    'CREATE TABLE mine (id int)',
    'CREATE TEMP TABLE mine (id int)',
    'CREATE SCHEMA mine',
    'CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
    'CREATE INDEX ON users (created_at)',
    'DROP EXTENSION pg_trgm',
    'CREATE ROLE mine',
    'ALTER TABLE users ADD COLUMN mine int',
    'ALTER TABLE moderation_log DISABLE TRIGGER moderation_log_append_only',
    'ALTER FUNCTION moderation_log_is_append_only() RENAME TO other',
    'DROP TABLE messages',
    'DROP TRIGGER moderation_log_append_only ON moderation_log',
    'TRUNCATE messages',
    'TRUNCATE moderation_log',
    'SET session_replication_role = replica',
    'SELECT * FROM _prisma_migrations',
    'DELETE FROM _prisma_migrations',
    "COPY users TO '/tmp/users'",
  ])('may not run: %s', async (statement) => {
    await expect(stack.pool.query(statement)).rejects.toThrow(
      /permission denied|must be owner|must be superuser|no privileges|must be able to/,
    );
  });

  test('reads and adds rows of every table, and changes and removes those of all that are not append-only', async () => {
    const tables = await columnsOf(
      stack.owner,
      `SELECT tablename AS name FROM pg_tables
       WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
    );
    const allowed = (rights: string[]) =>
      columnsOf(
        stack.pool,
        `SELECT t AS name FROM unnest($1::text[]) t
         WHERE NOT EXISTS (SELECT FROM unnest($2::text[]) r WHERE NOT has_table_privilege(t, r))`,
        [tables, rights],
      );
    expect(tables.length).toBeGreaterThan(50);
    expect(await allowed(['SELECT', 'INSERT'])).toEqual(tables);
    const changeable = await allowed(['UPDATE', 'DELETE']);
    const fixed = tables.filter((table) => !changeable.includes(table));
    expect(fixed.toSorted()).toEqual(appendOnly);
    expect(await allowed(['TRUNCATE'])).toEqual([]);
    expect(await allowed(['TRIGGER'])).toEqual([]);
  });

  test('may use the sequences, and read nothing of the server', async () => {
    const sequences = `SELECT count(*)::int AS name FROM pg_sequences
      WHERE schemaname = 'public' AND NOT has_sequence_privilege(schemaname || '.' || sequencename, 'USAGE')`;
    expect(await columnsOf(stack.pool, sequences)).toEqual([0]);
    await expect(stack.pool.query("SELECT pg_read_file('/etc/passwd')")).rejects.toThrow('permission denied');
    await expect(stack.pool.query('SELECT * FROM pg_authid')).rejects.toThrow('permission denied');
  });

  test('renews the statistics that an import needs, without a warning', async () => {
    const client = new pg.Client({ connectionString: stack.databaseUrl });
    const notices: string[] = [];
    client.on('notice', ({ message }) => notices.push(message ?? ''));
    await client.connect();
    await client.query('ANALYZE books, contributors, authors');
    await client.query('ANALYZE users');
    await client.end();
    expect(notices).toEqual([expect.stringContaining('permission denied to analyze "users"')]);
  });

  test('deletes an account, and the log keeps its rows without the person', async () => {
    const [leader, member] = [await createPerson(stack), await createPerson(stack)];
    const meetingId = await createMeeting(stack, await createPerson(stack), [], { startsInMinutes: 60 });
    await stack.pool.query(
      `INSERT INTO moderation_log (meeting_id, actor_id, subject_id, action) VALUES ($1, $2, $3, 'removed')`,
      [meetingId, leader.id, member.id],
    );
    for (const statement of [
      'UPDATE moderation_log SET subject_id = NULL',
      `UPDATE moderation_log SET reason = '다른 이유'`,
      'DELETE FROM moderation_log',
      'SELECT FROM moderation_log FOR UPDATE',
    ])
      await expect(stack.pool.query(statement)).rejects.toThrow('permission denied');
    await stack.pool.query('DELETE FROM users WHERE id = $1', [member.id]);
    const { rows } = await stack.pool.query(
      'SELECT actor_id, subject_id, action FROM moderation_log WHERE meeting_id = $1',
      [meetingId],
    );
    expect(rows).toEqual([{ actor_id: leader.id, subject_id: null, action: 'removed' }]);
  });

  test('keeps the operators’ log for a year, and deletes older rows in one way only', async () => {
    await stack.pool.query(
      `INSERT INTO operator_log (at, action) VALUES (now() - interval '366 days', 'log_in'),
         (now() - interval '364 days', 'log_in'), (now(), 'log_in')`,
    );
    for (const statement of ['DELETE FROM operator_log', `UPDATE operator_log SET reason = 'x'`])
      await expect(stack.pool.query(statement)).rejects.toThrow('permission denied');
    expect(await expireOperatorLog(stack.pool)).toBe(1);
    expect(await expireOperatorLog(stack.pool)).toBe(0);
    expect((await stack.pool.query('SELECT FROM operator_log')).rowCount).toBe(2);
  });

  test('may use a table of a later migration at once', async () => {
    await stack.owner.query('CREATE TABLE later (id serial PRIMARY KEY, text text)');
    await stack.pool.query(`INSERT INTO later (text) VALUES ('첫째')`);
    await stack.pool.query(`UPDATE later SET text = '둘째'`);
    await stack.pool.query('DELETE FROM later');
    await stack.owner.query('DROP TABLE later');
  });
});

describe('whether a role may do too much', () => {
  test('is false for that of web and worker, and true for the owner', async () => {
    expect(await hasExcessRights(stack.pool)).toBe(false);
    expect(await hasExcessRights(stack.owner)).toBe(true);
  });

  test('is true for a role that may create tables, or acts for the owner', async () => {
    const { username } = new URL(stack.databaseUrl);
    const owner = new URL(stack.ownerUrl).username;
    await stack.owner.query(`GRANT CREATE ON SCHEMA public TO ${username}`);
    expect(await hasExcessRights(stack.pool)).toBe(true);
    await stack.owner.query(`REVOKE CREATE ON SCHEMA public FROM ${username}`);
    await stack.owner.query(`CREATE ROLE deputy_${stackName()} LOGIN PASSWORD 'x' IN ROLE ${owner}`);
    const url = new URL(stack.ownerUrl);
    [url.username, url.password] = [`deputy_${stackName()}`, 'x'];
    const deputy = new pg.Pool({ connectionString: url.href });
    expect(await hasExcessRights(deputy)).toBe(true);
    await deputy.end();
    await stack.owner.query(`DROP ROLE deputy_${stackName()}`);
  });
});

const stackName = () => new URL(stack.ownerUrl).pathname.slice(-8);

describe('a migration', () => {
  const role = `app_${randomUUID().slice(0, 8)}`;
  const address = (password: string) => {
    const url = new URL(stack.ownerUrl);
    [url.username, url.password] = [role, encodeURIComponent(password)];
    return url.href;
  };
  const enter = (password: string) =>
    withClient(address(password), (client) => client.query('SELECT count(*) FROM users'));
  afterAll(() => stack.owner.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`));

  test('makes the role, also when two run at a time, and takes its new password', async () => {
    await Promise.all([1, 2].map(() => prepareApplicationRole(stack.ownerUrl, address("it's 100% new"))));
    await enter("it's 100% new");
    expect(await prepareApplicationRole(stack.ownerUrl, address('비밀 번호'))).toBe(role);
    await enter('비밀 번호');
    await expect(enter("it's 100% new")).rejects.toThrow('password authentication failed');
    const { rows } = await stack.owner.query(
      'SELECT rolsuper, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = $1',
      [role],
    );
    expect(rows).toEqual([{ rolsuper: false, rolcreaterole: false, rolcreatedb: false }]);
  });

  test('makes none where both settings name one role', async () => {
    expect(await prepareApplicationRole(stack.ownerUrl, stack.ownerUrl)).toBeNull();
    expect(inject('servers').databaseUrl).not.toBe(applicationUrl(inject('servers').databaseUrl));
  });

  test('refuses a role without a password', async () => {
    const url = new URL(stack.ownerUrl);
    [url.username, url.password] = [`none_${role}`, ''];
    await expect(prepareApplicationRole(stack.ownerUrl, url.href)).rejects.toThrow(
      'DATABASE_URL holds no password for the role',
    );
  });
});
