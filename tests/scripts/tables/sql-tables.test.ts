import { expect, test } from 'vitest';
import { looksLikeSql, tablesInSql } from '../../../scripts/tables/sql-tables.ts';

const tables = new Set(['users', 'meetings', 'rooms']);
const found = (sql: string) =>
  [...new Set(tablesInSql(sql, tables).map(({ table, access }) => `${access} ${table}`))].sort();

test.for([
  ['a query', 'SELECT id FROM users WHERE id = $1', ['reads users']],
  ['a query in small letters', 'select id from users', ['reads users']],
  ['a quoted name', 'SELECT id FROM "users"', ['reads users']],
  ['a name in capitals', 'SELECT ID FROM USERS', ['reads users']],
  ['a name with its schema', 'SELECT id FROM public.users u', ['reads users']],
  ['a quoted schema', 'SELECT id FROM "public"."users" u', ['reads users']],
  ['a join', 'SELECT FROM rooms r JOIN users u ON u.id = r.id', ['reads rooms', 'reads users']],
  ['a list of tables', 'SELECT FROM rooms r, users u', ['reads rooms', 'reads users']],
  ['a common table expression', 'WITH x AS (SELECT FROM users) SELECT FROM x', ['reads users']],
  [
    'a write inside another statement',
    'WITH x AS (DELETE FROM users RETURNING id) SELECT FROM x',
    ['writes users'],
  ],
  ['an insert of a query', 'INSERT INTO rooms (id) SELECT id FROM users', ['reads users', 'writes rooms']],
  ['an update from another table', 'UPDATE rooms r SET x = 1 FROM users u', ['reads users', 'writes rooms']],
  ['an update of one table alone', 'UPDATE ONLY users SET x = 1', ['writes users']],
  ['a delete with USING', 'DELETE FROM rooms USING users', ['reads users', 'writes rooms']],
  ['an upsert', 'INSERT INTO users (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET x = 2', ['writes users']],
  [
    'a merge',
    'MERGE INTO rooms USING users ON true WHEN MATCHED THEN DELETE',
    ['reads users', 'writes rooms'],
  ],
  ['a truncated table', 'TRUNCATE TABLE users', ['writes users']],
  ['a subquery', 'SELECT EXISTS (SELECT FROM meetings WHERE id = 1)', ['reads meetings']],
  ['the start of a part of a statement', 'FROM users u', ['reads users']],
  ['a table and its alias alone', 'meetings m', ['reads meetings']],
  ['a name behind a comment', 'SELECT /* all */ id FROM -- these\n users', ['reads users']],
  ['a column of the same name', 'SELECT m.rooms FROM meetings m', ['reads meetings']],
  ['an alias of the same name', 'SELECT count(*) AS users, 1 AS "rooms" FROM meetings', ['reads meetings']],
  ['a string constant', "SELECT 'users', E'it\\'s rooms', 'don''t rooms' FROM meetings", ['reads meetings']],
  ['a dollar-quoted constant', 'SELECT $x$ from users $x$ FROM meetings', ['reads meetings']],
  ['a comment', 'SELECT 1 -- from users\n/* from rooms */', []],
  ['a longer name', 'SELECT FROM users_old JOIN my_rooms', []],
] as const)('%s is read as PostgreSQL reads it', ([, sql, expected]) => {
  expect(found(sql)).toEqual(expected);
});

test('a table may stand in a lock that a query takes', () => {
  expect(found('SELECT 1 FROM rooms r JOIN users u ON true FOR NO KEY UPDATE OF r')).toEqual([
    'reads rooms',
    'reads users',
  ]);
});

test.each([
  'SELECT 1',
  ' with x as (select) select',
  'FROM users u',
  'a = 1 AND EXISTS (…)',
  'delete from users',
])('the text “%s” is taken for SQL', (text) => expect(looksLikeSql(text)).toBe(true));

test.each(['books and meetings', 'from users to rooms', 'no such meeting', '/meetings/7'])(
  'the text “%s” is not taken for SQL',
  (text) => expect(looksLikeSql(text)).toBe(false),
);
