import { afterAll, beforeAll, expect, test } from 'vitest';
import { impersonalData, personalData } from '../../src/legal/data/index.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
beforeAll(async () => {
  stack = await openTestStack();
});
afterAll(() => stack.close());

const listed = [...personalData.flatMap(({ data }) => data), ...impersonalData].flatMap(({ columns }) =>
  Object.entries(columns).flatMap(([table, names]) => names.map((name) => `${table}.${name}`)),
);

test('the privacy policy has one line for every column of the database, and none for another', async () => {
  const { rows } = await stack.pool.query<{ column: string }>(
    `SELECT table_name || '.' || column_name AS column FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'`,
  );
  expect(rows.length).toBeGreaterThan(300);
  expect(listed.toSorted()).toEqual(rows.map(({ column }) => column).toSorted());
});

test('each item says what it is for, how long it is kept and how it is deleted', () => {
  expect(new Set(personalData.map(({ id }) => id)).size).toBe(personalData.length);
  for (const { id, purpose, data, retention, deletion } of personalData) {
    expect(data.length, id).toBeGreaterThan(0);
    for (const text of [purpose, retention, deletion]) expect(text, id).toMatch(/[요]\.$/);
  }
});
