import type pg from 'pg';
import { hasExcessRights } from '../platform/database-role/index.ts';
import type { Database } from '../platform/db.ts';
import type { ImportRun, SiteState } from './site-state.ts';

/**
 * Seconds between the time an alarm was due and the time it was written. When the member joined or
 * the meeting changed after the due time, the later of these counts.
 */
const lateness = `extract(epoch FROM n.created_at - greatest(
  a.meeting_starts_at - make_interval(mins => coalesce(p.lead_minutes, $1)), s.joined_at, m.updated_at))`;

export interface AlarmFigures {
  readonly written: number;
  readonly unpushed: number;
  readonly late: number;
  readonly worstLateness: number;
}

/** An alarm counts as late after this time: two intervals between scans, and some time to write. */
const lateAfterSeconds = 30;

/**
 * Counts the alarms before meetings start that were written in the last `hours`. Changes and
 * cancellations are announced when they happen and are not counted.
 */
export async function findAlarmFigures(
  pool: pg.Pool,
  options: { defaultLead: number; hours: number },
): Promise<AlarmFigures> {
  const { rows } = await pool.query<AlarmFigures>(
    `SELECT count(*)::int AS written,
       count(*) FILTER (WHERE n.pushed_at IS NULL AND NOT n.is_quiet AND n.push_until > now() AND n.created_at < now() - interval '30 seconds')::int AS unpushed,
       count(*) FILTER (WHERE ${lateness} > ${lateAfterSeconds})::int AS late,
       coalesce(max(greatest(${lateness}, 0)), 0)::float8 AS "worstLateness"
     FROM notifications n
     JOIN announcements a ON a.id = n.announcement_id
     JOIN meetings m ON m.id = a.meeting_id
     JOIN memberships s ON s.meeting_id = m.id AND s.user_id = n.user_id
     LEFT JOIN alarm_preferences p ON p.user_id = n.user_id
     WHERE a.kind = 'starting_soon' AND a.occasion = 0 AND n.created_at > now() - make_interval(hours => $2)`,
    [options.defaultLead, options.hours],
  );
  return rows[0] ?? { written: 0, unpushed: 0, late: 0, worstLateness: 0 };
}

export async function findSiteState(pool: pg.Pool, defaultLead: number): Promise<SiteState> {
  const [alarms, state, paths, roleHasExcessRights] = await Promise.all([
    findAlarmFigures(pool, { defaultLead, hours: 24 }),
    pool.query<{ now: Date; workerBeatAt: Date | null } & SiteState['counts']>(
      `SELECT now(), (SELECT beat_at FROM worker_heartbeats WHERE name = 'alarm-scan') AS "workerBeatAt", (SELECT count(*)::int FROM users WHERE left_at IS NULL) AS users,
         (SELECT count(*)::int FROM books) AS books,
         (SELECT count(*)::int FROM meetings WHERE cancelled_at IS NULL AND starts_at <= now() AND ends_at > now()) AS "openMeetings",
         (SELECT count(*)::int FROM messages WHERE sent_at > now() - interval '1 day') AS "messagesToday"`,
    ),
    pool.query<SiteState['paths'][number]>(
      `SELECT CASE fallback_reason WHEN 'comparison' THEN 'comparison' ELSE path END AS path, count(*)::int,
         (avg(latency_ms) / 1000)::float8 AS seconds
       FROM recommendations WHERE created_at > now() - interval '7 days' GROUP BY 1 ORDER BY count DESC`,
    ),
    hasExcessRights(pool),
  ]);
  const [row] = state.rows;
  if (!row) throw new Error('one row was asked for');
  const { now, workerBeatAt, ...counts } = row;
  return { now, workerBeatAt, alarms, paths: paths.rows, roleHasExcessRights, counts };
}

export const findImportRuns = (db: Database): Promise<ImportRun[]> =>
  db.importRun.findMany({ orderBy: { id: 'desc' }, take: 5 });

/**
 * Requests an import.
 * @returns false when one is requested or running
 */
export const insertImportRun = async (db: Database): Promise<boolean> =>
  (await db.$executeRaw`INSERT INTO import_runs DEFAULT VALUES ON CONFLICT DO NOTHING`) > 0;

/**
 * Claims the requested import for one worker. An import that a worker began an hour ago and did not
 * finish is claimed again.
 */
export async function claimImportRun(db: Database): Promise<number | null> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    UPDATE import_runs SET started_at = now()
    WHERE id = (SELECT id FROM import_runs WHERE finished_at IS NULL AND (started_at IS NULL OR started_at < now() - interval '1 hour')
      LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id`;
  return rows[0]?.id ?? null;
}

/** Gives back a claimed import that was not finished. */
export async function releaseImportRun(db: Database, id: number): Promise<void> {
  await db.$executeRaw`UPDATE import_runs SET started_at = NULL WHERE id = ${id} AND finished_at IS NULL`;
}

export async function finishImportRun(
  db: Database,
  id: number,
  outcome: { summary: string; hasFailed: boolean },
): Promise<void> {
  await db.$executeRaw`
    UPDATE import_runs SET finished_at = now(), summary = ${outcome.summary}, has_failed = ${outcome.hasFailed} WHERE id = ${id}`;
}
