import { expect, test } from 'vitest';
import { createReadTest } from '../../src/platform/read-statement.ts';

test.each([
  'SELECT 1',
  '  select "public"."users"."updated_at" FROM users',
  'WITH counted AS (SELECT count(*) FROM users) SELECT * FROM counted',
  "SELECT id FROM meetings WHERE title = 'for updates'",
  'SELECT 1; ',
])('%s only reads', (text) => {
  const isRead = createReadTest();
  expect(isRead(text)).toBe(true);
  expect(isRead(text)).toBe(true);
});

test.each([
  'INSERT INTO users DEFAULT VALUES',
  'SELECT id FROM users FOR UPDATE',
  'SELECT id FROM users FOR NO KEY UPDATE SKIP LOCKED',
  'SELECT id FROM users for  share',
  'SELECT id FROM users FOR KEY SHARE',
  'WITH gone AS (DELETE FROM users RETURNING id) SELECT * FROM gone',
  'SELECT 1 INTO copied',
  'SELECT 1; BEGIN',
  "SELECT set_config('lock_timeout', '1s', false)",
  "SELECT nextval('numbers')",
  'SELECT pg_advisory_lock(1)',
  'SELECT pg_try_advisory_xact_lock (1)',
  'SELECT pg_sleep(1)',
  'BEGIN',
  'SET TIME ZONE 0',
])('%s gets a connection of its own', (text) => {
  expect(createReadTest()(text)).toBe(false);
});
