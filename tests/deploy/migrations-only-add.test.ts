import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const folder = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

/**
 * Statements that break the previous version, which still runs during a release. A column is
 * dropped one release after the last code that reads it.
 */
const breaking =
  /\bDROP\s+(TABLE|COLUMN)\b|\bRENAME\b|\bALTER\s+COLUMN\s+\S+\s+(TYPE|SET\s+DATA|SET\s+NOT\s+NULL)/i;
const emptyColumn = /ADD COLUMN(?![^,;]*DEFAULT)[^,;]*NOT NULL/i;

/** A table takes the place of another one with the same name, columns, keys and rights. */
const replacesTable = '20261128225000_message_partitions';

const withoutComments = (sql: string) => sql.replaceAll(/--.*$/gm, '');
const breaks = (sql: string) => breaking.test(withoutComments(sql)) || emptyColumn.test(withoutComments(sql));

/** Migrations from before the first release. */
const beforeTheFirstRelease = new Set([
  '20261122000000_init',
  '20261122230315_meetings',
  '20261122233014_alarms',
  '20261123000650_tastes',
  '20261123090000_order_of_joining_and_changing',
]);

test('a migration only adds: old code goes on running on the new tables', () => {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  expect(names.length).toBeGreaterThan(3);
  const found = names
    .filter((name) => !beforeTheFirstRelease.has(name) && name !== replacesTable)
    .filter((name) => breaks(readFileSync(`${folder}/${name}/migration.sql`, 'utf8')));
  expect(found).toEqual([]);
});

test.each([
  'ALTER TABLE users DROP COLUMN email;',
  'ALTER TABLE users RENAME COLUMN email TO mail;',
  'ALTER TABLE users ALTER COLUMN email TYPE citext;',
  'ALTER TABLE users ADD COLUMN age INTEGER NOT NULL;',
])('%s is found', (sql) => {
  expect(breaks(sql)).toBe(true);
});

test.each(['ALTER TABLE users ADD COLUMN is_admin BOOLEAN NOT NULL DEFAULT false;', '-- DROP TABLE users'])(
  '%s is fine',
  (sql) => {
    expect(breaks(sql)).toBe(false);
  },
);
