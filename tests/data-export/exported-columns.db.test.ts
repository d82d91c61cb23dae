import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileWords } from '../../src/data-export/file-words.ts';
import { leftOut } from '../../src/data-export/left-out-words.ts';
import { exportParts } from '../../src/data-export/parts/index.ts';
import { personalData } from '../../src/legal/data/index.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
beforeAll(async () => {
  stack = await openTestStack();
});
afterAll(() => stack.close());

/** The columns that a file's statement reads, as PostgreSQL records them for a view of it. */
async function columnsReadBy(rows: string): Promise<string[]> {
  const client = await stack.owner.connect();
  try {
    await client.query('BEGIN');
    await client.query(`CREATE VIEW part AS ${rows.replaceAll('$1', '0')}`);
    const { rows: used } = await client.query<{ column: string }>(
      `SELECT table_name || '.' || column_name AS column FROM information_schema.view_column_usage
       WHERE view_schema = 'public' AND view_name = 'part'`,
    );
    return used.map(({ column }) => column);
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

const columnsOf = (items: readonly { columns: Readonly<Record<string, readonly string[]>> }[]) =>
  items.flatMap(({ columns }) =>
    Object.entries(columns).flatMap(([table, names]) => names.map((name) => `${table}.${name}`)),
  );

test('an export holds every stored column about people, or its README says why not', async () => {
  const read = new Set<string>();
  for (const { rows } of exportParts) for (const column of await columnsReadBy(rows)) read.add(column);
  const stored = columnsOf(personalData.flatMap(({ data }) => data));
  const withReason = columnsOf(leftOut);
  expect(stored.length).toBeGreaterThan(250);
  expect(stored.filter((column) => !read.has(column) && !withReason.includes(column))).toEqual([]);
  expect(withReason.filter((column) => !stored.includes(column))).toEqual([]);
});

test('the README names each file once', () => {
  const files = exportParts.map(({ file }) => file);
  expect(new Set(files).size).toBe(files.length);
  expect(Object.keys(fileWords).toSorted()).toEqual(files.toSorted());
});
