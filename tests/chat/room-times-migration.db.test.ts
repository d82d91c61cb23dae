import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { migrate, migrationsDir } from '../../src/platform/migrate.ts';
import { urlOfDatabase, withClient } from '../support/test-servers.ts';

const firstNewMigration = '20261128224001';
const roomsFollowMeetings = '20261128224003';
const server = inject('servers').databaseUrl;
const name = `room_times_${randomUUID().replaceAll('-', '')}`;
const url = urlOfDatabase(server, name);
let directory: string;
let pool: pg.Pool;

/** Applies the migrations before this one. */
async function migrateUntil(end: string) {
  for (const entry of await readdir(migrationsDir))
    if (entry < end || entry.endsWith('.toml'))
      await cp(join(migrationsDir, entry), join(directory, entry), { recursive: true });
  await migrate(url, directory);
}

beforeAll(async () => {
  await withClient(server, (client) => client.query(`CREATE DATABASE ${name}`));
  directory = await mkdtemp(join(tmpdir(), 'bookmoim-migrations-'));
  pool = new pg.Pool({ connectionString: url, max: 2 });
  // The database may be dropped before its server has seen that the connections ended.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  await migrateUntil(firstNewMigration);
});
afterAll(async () => {
  await pool.end();
  await rm(directory, { recursive: true });
  await withClient(server, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
});

/** Inserts a meeting and its room in one statement, as code of either version does. */
const createMeeting = (id: number, endsInMinutes: number, cancelled = false) =>
  pool.query(
    `WITH meeting AS (
       INSERT INTO meetings (id, book_id, leader_id, title, starts_at, ends_at, capacity, cancelled_at)
       SELECT $1, 1, 1, '모임', ends_at - interval '1 hour', ends_at, 10, CASE WHEN $3 THEN now() END
       FROM (SELECT now() + make_interval(mins => $2) AS ends_at) AS x
       RETURNING id
     ) INSERT INTO rooms (meeting_id) SELECT id FROM meeting`,
    [id, endsInMinutes, cancelled],
  );

/** Returns the meetings whose room has the same times. */
async function roomsWithTimes(): Promise<number[]> {
  const { rows } = await pool.query<{ id: number }>(
    `SELECT m.id FROM meetings m JOIN rooms r ON r.meeting_id = m.id
     WHERE r.opens_at = m.starts_at AND r.closes_at = m.ends_at ORDER BY m.id`,
  );
  return rows.map(({ id }) => id);
}

test('rooms get the times of their meetings by the migration, and follow every later change of them', async () => {
  await pool.query(
    `INSERT INTO users (id, email, nickname, nickname_key) VALUES (1, 'reader', '독자', '독자');
     INSERT INTO categories (id, name) VALUES (1, '소설/시/희곡');
     INSERT INTO books (id, item_id, title, category_id, publisher, list_price, sale_price, sales_point, product_url)
       VALUES (1, 1, '시험용 책', 1, '책모임', 0, 0, 0, 'https://www.aladin.co.kr/')`,
  );
  await createMeeting(1, 30);
  await createMeeting(2, -30);
  await createMeeting(3, 30, true);
  await createMeeting(4, 600);
  await migrateUntil(roomsFollowMeetings);
  for (const id of [7, 8, 9]) await createMeeting(id, 30);
  await pool.query(`UPDATE meetings SET ends_at = now() + interval '2 hours' WHERE id = 7`);
  await pool.query('UPDATE meetings SET cancelled_at = now() WHERE id = 8');
  await migrate(url);
  expect(await roomsWithTimes()).toEqual([1, 4, 7, 9]);
  await createMeeting(5, 30);
  await createMeeting(6, 30, true);
  expect(await roomsWithTimes()).toEqual([1, 4, 5, 7, 9]);
  await pool.query(`UPDATE meetings SET ends_at = now() + interval '2 hours' WHERE id IN (2, 5)`);
  await pool.query('UPDATE meetings SET cancelled_at = NULL WHERE id IN (3, 6)');
  await pool.query('UPDATE meetings SET cancelled_at = now() WHERE id = 4');
  expect(await roomsWithTimes()).toEqual([1, 2, 3, 5, 6, 7, 9]);
});
