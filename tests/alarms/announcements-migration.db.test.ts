import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { announcementId } from '../../src/alarms/alarm.ts';
import { migrate, migrationsDir } from '../../src/platform/migrate.ts';
import { createRecordingEmitter, scan } from '../support/alarms.ts';
import { urlOfDatabase, withClient } from '../support/test-servers.ts';
import {
  type AnnouncementKey,
  askAsBefore,
  keyText,
  openAsBefore,
  scanAsBefore,
  webPushAsBefore,
} from './previous-release/previous-alarms.ts';

const firstNewMigration = '20261128090501';
const server = inject('servers').databaseUrl;
const name = `announcements_${randomUUID().replaceAll('-', '')}`;
let directory: string;
let pool: pg.Pool;

const people = 40;
/** Meetings of the first scans; more become due while the migration runs. */
const meetings = 60;

beforeAll(async () => {
  await withClient(server, (client) => client.query(`CREATE DATABASE ${name}`));
  directory = await mkdtemp(join(tmpdir(), 'bookmoim-migrations-'));
  for (const entry of await readdir(migrationsDir))
    if (entry < firstNewMigration || entry.endsWith('.toml'))
      await cp(join(migrationsDir, entry), join(directory, entry), { recursive: true });
  pool = new pg.Pool({ connectionString: urlOfDatabase(server, name), max: 6 });
  // The database may be dropped before its server has seen that the connections ended.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  await migrate(urlOfDatabase(server, name), directory);
});
afterAll(async () => {
  await pool.end();
  await rm(directory, { recursive: true });
  await withClient(server, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
});

const seed = () =>
  pool.query(
    `INSERT INTO users (id, email, nickname, nickname_key)
       SELECT n, 'reader-' || n, '독자 ' || n, '독자' || n FROM generate_series(1, ${people}) n;
     INSERT INTO categories (id, name) VALUES (1, '소설/시/희곡');
     INSERT INTO books (id, item_id, title, category_id, publisher, list_price, sale_price, sales_point, product_url)
       VALUES (1, 1, '시험용 책', 1, '책모임', 0, 0, 0, 'https://www.aladin.co.kr/');
     -- Quiet the whole day, but for one minute of the past.
     INSERT INTO alarm_preferences (user_id, lead_minutes, quiet_from, quiet_to)
       SELECT n, 10, seoul + 1, seoul FROM generate_series(1, 5) n, (SELECT 1 + (extract(hour FROM now() AT TIME ZONE 'Asia/Seoul') * 60
         + extract(minute FROM now() AT TIME ZONE 'Asia/Seoul') + 1378)::int % 1438 AS seoul) x;
     INSERT INTO push_subscriptions (endpoint, user_id, p256dh, auth)
       SELECT 'https://push.example/' || n, n, 'key', 'secret' FROM generate_series(6, 15) n`,
  );

/** A meeting of ten people that starts in five minutes: its members' notifications are due. */
async function addMeeting(number: number): Promise<number> {
  const { rows } = await askAsBefore<{ id: number }>(
    pool,
    `WITH meeting AS (
       INSERT INTO meetings (book_id, leader_id, title, starts_at, ends_at, capacity, member_count)
       VALUES (1, $1, '모임', now() + interval '5 minutes', now() + interval '65 minutes', 20, 10) RETURNING id
     ), seats AS (
       INSERT INTO memberships (meeting_id, user_id) SELECT id, ($1 + k * 3) % ${people} + 1 FROM meeting, generate_series(0, 9) k
     ) SELECT id FROM meeting`,
    [(number % people) + 1],
  );
  return Number(rows[0]?.id);
}

/** Members 1 and 4 places after the first mute the meeting; every third meeting is then edited. */
async function change(id: number, number: number) {
  if (number % 4 === 0)
    await askAsBefore(
      pool,
      'INSERT INTO meeting_mutes (meeting_id, user_id) SELECT meeting_id, max(user_id) FROM memberships WHERE meeting_id = $1 GROUP BY 1',
      [id],
    );
  if (number % 3 === 1)
    await askAsBefore(
      pool,
      `UPDATE meetings SET starts_at = starts_at + interval '1 minute', version = version + 1 WHERE id = $1`,
      [id],
    );
  if (number % 3 === 2)
    await askAsBefore(pool, 'UPDATE meetings SET cancelled_at = now(), version = version + 1 WHERE id = $1', [
      id,
    ]);
}

interface StoredRow extends AnnouncementKey {
  readonly user_id: number;
  readonly pushed_at: Date | null;
  readonly read_at: Date | null;
  readonly web_pushed_at: Date | null;
}

const storedRows = async (): Promise<Map<string, StoredRow>> => {
  const { rows } = await pool.query<StoredRow>('SELECT * FROM notifications');
  return new Map(rows.map((row) => [keyText(row, row.user_id), row]));
};

test('a site that goes on with the release before is migrated: every notification stays and is sent once', async () => {
  await seed();
  const pushed: string[] = [];
  const webPushed: string[] = [];
  for (let i = 0; i < meetings; i += 1) await addMeeting(i);
  pushed.push(...(await scanAsBefore(pool)));
  const { rows: first } = await pool.query<{ id: number }>('SELECT id FROM meetings ORDER BY id');
  for (const [i, { id }] of first.entries()) await change(id, i);
  pushed.push(...(await scanAsBefore(pool)));
  // Every second notification was read; Web Push of the others is due.
  const before = [...(await storedRows()).values()];
  for (const [i, row] of before.entries()) if (i % 2 === 0) await openAsBefore(pool, row.user_id, row);
  await pool.query('UPDATE notifications SET web_push_due_at = now() WHERE web_push_due_at IS NOT NULL');
  const known = await storedRows();

  let isMigrated = false;
  let number = meetings;
  const scans = { during: 0 };
  const worker = async () => {
    while (!isMigrated) {
      const id = await addMeeting(number);
      pushed.push(...(await scanAsBefore(pool)));
      await change(id, number);
      pushed.push(...(await scanAsBefore(pool)));
      webPushed.push(...(await webPushAsBefore(pool)));
      number += 1;
      scans.during += 1;
    }
  };
  const web = async () => {
    for (let i = 0; !isMigrated; i += 1) {
      const row = before[(i * 7 + 1) % before.length];
      if (row) await openAsBefore(pool, row.user_id, row);
      // A leader removes a member, whose inbox entry a trigger writes.
      const { id } = first[i % first.length] ?? { id: 0 };
      await askAsBefore(
        pool,
        `WITH seat AS (DELETE FROM memberships WHERE (meeting_id, user_id) IN (
           SELECT s.meeting_id, max(s.user_id) FROM memberships s JOIN meetings m ON m.id = s.meeting_id AND m.leader_id <> s.user_id
           WHERE s.meeting_id = $1 GROUP BY 1 HAVING count(*) > 5) RETURNING *)
         INSERT INTO meeting_bans (meeting_id, user_id) SELECT meeting_id, user_id FROM seat`,
        [id],
      );
    }
  };
  const oldProcesses = Promise.all([worker(), worker(), web()]);
  const applied = await migrate(urlOfDatabase(server, name)).finally(() => {
    isMigrated = true;
  });
  await oldProcesses;
  expect(applied[0]).toMatch(firstNewMigration);
  expect(scans.during).toBeGreaterThan(2);

  // A worker of this release starts beside that of the release before.
  const emitter = createRecordingEmitter();
  for (let i = 0; i < 5; i += 1) {
    await addMeeting(number + i);
    const [old] = await Promise.all([scanAsBefore(pool), scan({ pool }, emitter), scan({ pool }, emitter)]);
    pushed.push(...old);
  }
  const after = await storedRows();
  const idOf = (row: StoredRow) =>
    announcementId({
      kind: row.kind as 'starting_soon',
      meetingId: row.meeting_id,
      startsAt: row.meeting_starts_at,
      occasion: row.occasion,
    });
  const pushedNow = emitter.pushes.flatMap(({ alarm, userIds }) =>
    userIds.map((user) => `${user} ${alarm.id}`),
  );
  const allPushed = [
    ...pushed.map((key) => {
      const row = after.get(key);
      return row ? `${row.user_id} ${idOf(row)}` : `lost ${key}`;
    }),
    ...pushedNow,
  ];
  // Sent once each, and nothing that was sent is unmarked.
  expect(allPushed.toSorted()).toEqual(
    [...after.values()]
      .filter((row) => row.pushed_at !== null)
      .map((row) => `${row.user_id} ${idOf(row)}`)
      .toSorted(),
  );
  expect(new Set(allPushed).size).toBe(allPushed.length);
  expect(new Set(webPushed).size).toBe(webPushed.length);
  expect(webPushed.length).toBeGreaterThan(0);

  // Nothing is lost, and what a reader did to it stays.
  const lost = [...known].filter(([key]) => !after.has(key)).map(([key]) => key);
  expect(lost).toEqual([]);
  for (const [key, row] of known) {
    if (row.read_at) expect(after.get(key)?.read_at).toEqual(row.read_at);
    if (row.pushed_at) expect(after.get(key)?.pushed_at).toEqual(row.pushed_at);
  }
  const { rows } = await pool.query(
    `SELECT count(*)::int AS wrong FROM notifications n LEFT JOIN announcements a ON a.id = n.announcement_id
     WHERE (a.meeting_id, a.kind, a.meeting_starts_at, a.occasion) IS DISTINCT FROM (n.meeting_id, n.kind, n.meeting_starts_at, n.occasion)`,
  );
  expect(rows).toEqual([{ wrong: 0 }]);
  // Every member of a meeting that was to start is told, mutes aside.
  const { rows: untold } = await pool.query(
    `SELECT s.meeting_id, s.user_id FROM meetings m JOIN memberships s ON s.meeting_id = m.id
     WHERE m.cancelled_at IS NULL
       AND NOT EXISTS (SELECT FROM meeting_mutes x WHERE x.meeting_id = m.id AND x.user_id = s.user_id)
       AND NOT EXISTS (SELECT FROM notifications n JOIN announcements a ON a.id = n.announcement_id
         WHERE n.user_id = s.user_id AND a.meeting_id = m.id AND a.kind = 'starting_soon' AND a.meeting_starts_at = m.starts_at)`,
  );
  expect(untold).toEqual([]);
}, 60_000);
