import type pg from 'pg';
import { claimWebPushes, scanAlarms } from '../../src/alarms/commands.ts';
import { openTimedPool } from './timed-pool.ts';

/** The statements that one scan of a worker runs. */
const wantedStatements = ['alarms-due', 'alarms-web-push'];

/**
 * Measures a scan that finds nothing to write or push, first with few rows that are not due and
 * then with a hundred times as many. Prints the plans.
 * @returns the medians, in milliseconds of SQL
 */
export async function measureIdleScans(
  databaseUrl: string,
  pool: pg.Pool,
): Promise<{ few: number; many: number }> {
  const { pool: timed, statements } = openTimedPool(databaseUrl);
  const medians: number[] = [];
  const emitter = { push: async () => {}, inboxChanged: async () => {} };
  const scan = async () => {
    await scanAlarms({ pool: timed, emitter, defaultLead: 10 });
    await claimWebPushes(timed, { limit: 300, perAccount: 3, busyAccounts: [] });
  };
  await pool.query(
    `INSERT INTO users (email, nickname, nickname_key) SELECT 'idle-' || n, 'idle ' || n, 'idle' || n FROM generate_series(1, 10000) n`,
  );
  const { rows } = await pool.query<{ first: number; book: number }>(
    'SELECT (SELECT min(id) FROM users) AS first, (SELECT min(id) FROM books) AS book',
  );
  const [{ first, book } = { first: 0, book: 0 }] = rows;
  for (const [meetings, past] of [
    [1_000, 10_000],
    [100_000, 1_000_000],
  ] as const) {
    await pool.query('TRUNCATE meetings CASCADE');
    // Future meetings start between two hours and a year from now. One meeting in ten is over, and
    // its members were notified.
    await pool.query(
      `INSERT INTO meetings (book_id, leader_id, title, starts_at, ends_at, capacity, member_count)
       SELECT $1, $2 + n % 10000, '모임 ' || n, at, at + interval '1 hour', 10, 10
       FROM (SELECT n, CASE WHEN n <= $3 THEN now() + interval '2 hours' + n * interval '1 year' / $3
         ELSE now() - interval '2 hours' - n * interval '1 minute' END AS at FROM generate_series(1, $3 + $4 / 10) n) x`,
      [book, first, meetings, past],
    );
    await pool.query(
      `INSERT INTO memberships (meeting_id, user_id, joined_at)
       SELECT m.id, $1 + (m.id + k * 37) % 10000, now() - interval '2 years' FROM meetings m, generate_series(0, 9) k WHERE k < 2 OR m.starts_at < now()
       ON CONFLICT DO NOTHING`,
      [first],
    );
    await pool.query(
      `INSERT INTO announcements (meeting_id, kind, meeting_starts_at, occasion)
       SELECT id, 'starting_soon', starts_at, 0 FROM meetings WHERE starts_at < now()`,
    );
    await pool.query(
      `INSERT INTO notifications (announcement_id, user_id, meeting_id, kind, meeting_starts_at, occasion, is_quiet, created_at, push_until, pushed_at, received_at, read_at)
       SELECT a.id, s.user_id, m.id, a.kind, m.starts_at, 0, false, m.starts_at - interval '10 minutes', m.starts_at,
         m.starts_at - interval '10 minutes', m.starts_at, CASE WHEN m.id % 2 = 0 THEN m.starts_at END
       FROM announcements a JOIN meetings m ON m.id = a.meeting_id JOIN memberships s ON s.meeting_id = m.id`,
    );
    await pool.query('VACUUM ANALYZE');
    for (let i = 0; i < 10; i += 1) await scan();
    const sums: number[] = [];
    for (let i = 0; i < 100; i += 1) {
      statements.length = 0;
      await scan();
      sums.push(statements.reduce((sum, { milliseconds }) => sum + milliseconds, 0));
    }
    sums.sort((a, b) => a - b);
    const median = sums[50] ?? 0;
    const { rows: counted } = await pool.query(
      `SELECT (SELECT count(*) FROM meetings WHERE starts_at > now()) AS meetings, (SELECT count(*) FROM notifications) AS notifications`,
    );
    console.log(
      `an idle scan beside ${counted[0].meetings} meetings to come and ${counted[0].notifications} alarms: median ${median.toFixed(2)} ms, 99th ${(sums[98] ?? 0).toFixed(2)} ms of SQL (${statements.length} statements)`,
    );
    medians.push(median);
  }
  for (const wanted of wantedStatements) {
    const statement = statements.find(({ name }) => name === wanted);
    if (!statement) throw new Error(`A scan did not run ${wanted}.`);
    const { rows: plan } = await pool.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN (ANALYZE, BUFFERS, COSTS OFF, TIMING OFF) ${statement.text}`,
      [...statement.values],
    );
    console.log([wanted, ...plan.map((row) => row['QUERY PLAN'])].join('\n  '));
  }
  await timed.end();
  const [few = 0, many = 0] = medians;
  return { few, many };
}
