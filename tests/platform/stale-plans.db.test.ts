import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../src/platform/db.ts';
import { createLogger } from '../../src/platform/log.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

const log = createLogger({ level: 'silent', name: 'test' });
const statement = 'SELECT value FROM plan_test WHERE id = ';
let stack: TestStack;
let database: ReturnType<typeof openDatabase>;

beforeAll(async () => {
  stack = await openTestStack();
  await stack.owner.query('CREATE TABLE plan_test (id int PRIMARY KEY, value int NOT NULL)');
  await stack.owner.query('INSERT INTO plan_test VALUES (1, 7)');
  // One connection, so that each statement meets the plans of those before.
  database = openDatabase(stack.ownerUrl, { max: 1, log });
});
afterAll(async () => {
  await database.close();
  await stack.close();
});

beforeEach(async () => {
  await stack.owner.query('ALTER TABLE plan_test ALTER COLUMN value TYPE int');
});

const readThroughPrisma = async () => {
  const [row] = await database.db.$queryRawUnsafe<{ value: number | bigint }[]>(`${statement}$1`, 1);
  return Number(row?.value);
};
const readOnPool = async () => {
  const query = { name: 'plan test', text: `${statement}$1 AND true`, values: [1] };
  return Number((await database.pool.query<{ value: unknown }>(query)).rows[0]?.value);
};
const readers = { Prisma: readThroughPrisma, 'the pool': readOnPool };

const nameStatements = async () => {
  for (let run = 0; run < 3; run += 1) await Promise.all([readThroughPrisma(), readOnPool()]);
  const { rows } = await database.pool.query(
    `SELECT count(*)::int AS plans FROM pg_prepared_statements WHERE statement LIKE 'SELECT value FROM plan_test%'`,
  );
  return (rows[0] as { plans: number }).plans;
};

test.each(Object.entries(readers))(
  'a column that gets another type while the site runs fails no statement of %s',
  async (_, read) => {
    await nameStatements();
    await stack.owner.query('ALTER TABLE plan_test ALTER COLUMN value TYPE bigint');
    expect([await read(), await read()]).toEqual([7, 7]);
  },
);

test.each(Object.entries(readers))(
  'a connection whose statements were discarded fails no statement of %s',
  async (_, read) => {
    await nameStatements();
    await database.pool.query('DISCARD ALL');
    expect([await read(), await read()]).toEqual([7, 7]);
  },
);

test('in a transaction the first failure stays, and the next transaction succeeds', async () => {
  const query = { name: 'in transaction', text: `${statement}$1 AND 1 = 1`, values: [1] };
  const inTransaction = async () => {
    const client = await database.pool.connect();
    try {
      await client.query('BEGIN');
      return Number((await client.query<{ value: unknown }>(query)).rows[0]?.value);
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  };
  expect(await inTransaction()).toBe(7);
  await stack.owner.query('ALTER TABLE plan_test ALTER COLUMN value TYPE bigint');
  await expect(inTransaction()).rejects.toThrow('cached plan must not change result type');
  expect(await inTransaction()).toBe(7);
});
