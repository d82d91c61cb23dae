import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenDatabase, openDatabase, Prisma } from '../../src/platform/db.ts';
import { createLogger } from '../../src/platform/log.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let database: OpenDatabase;

beforeAll(async () => {
  stack = await openTestStack();
  database = openDatabase(stack.databaseUrl, {
    max: 2,
    log: createLogger({ level: 'silent', name: 'test' }),
  });
});

afterAll(async () => {
  await database.close();
  await stack.close();
});

const day = new Date('2026-11-29T00:00:00Z');
const typed = Prisma.sql`SELECT 1::int AS int, 2::bigint AS bigint, 1.50::numeric AS numeric, 0.5::float8 AS float,
  true AS bool, null::text AS none, 'text' AS text, ${day}::date AS day, ${day}::timestamptz AS time,
  '{"a": [1, "b"]}'::json AS json, '{"c": null}'::jsonb AS jsonb, ARRAY[1, 2] AS ints, ${['a', 'b,"c']}::text[] AS texts,
  ARRAY[${day}::timestamptz] AS times, ${new Uint8Array([1, 2])}::bytea AS bytes,
  '0b5b3b1c-6b0a-4a53-b2a3-0f4b3c7f6a11'::uuid AS uuid, ${2n ** 60n}::bigint AS large`;

test('a raw statement returns the same values outside and inside a transaction', async () => {
  const [outside] = await database.db.$queryRaw<Record<string, unknown>[]>(typed);
  const [inside] = await database.db.$transaction((tx) => tx.$queryRaw<Record<string, unknown>[]>(typed));
  expect(outside).toEqual(inside);
});

test('a raw statement of a transaction is part of it', async () => {
  const { db } = database;
  const transactionOf = async (client: Pick<typeof db, '$queryRaw'>) =>
    (await client.$queryRaw<[{ id: string }]>`SELECT pg_current_xact_id()::text AS id`)[0].id;
  await db.$transaction(async (tx) => {
    const inside = await transactionOf(tx);
    expect(await transactionOf(tx)).toBe(inside);
    expect(await transactionOf(db)).not.toBe(inside);
  });
});
