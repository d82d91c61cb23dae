import type pg from 'pg';
import { isMuted, isQuiet, webPushDueAfterWrite } from './notification-conditions.sql.ts';

export interface Written {
  /** New rows. */
  readonly count: number;
  /** New rows that came too late to push; they are shown in the inbox only. */
  readonly late: number;
  /** People with new rows. */
  readonly userIds: readonly number[];
}

interface WrittenRow {
  readonly count: number;
  readonly late: number;
  readonly user_ids: number[] | null;
}

const summary = `count(*)::int AS count, count(*) FILTER (WHERE is_late)::int AS late, array_agg(DISTINCT user_id) AS user_ids`;

const toWritten = (row: WrittenRow | undefined): Written => ({
  count: row?.count ?? 0,
  late: row?.late ?? 0,
  userIds: row?.user_ids ?? [],
});

/**
 * Writes a notification for each member of each meeting that starts within the member's lead,
 * unless there is one for this start. The statement compares state and depends on no earlier scan,
 * so it also covers a late meeting, a late member, a worker outage, a moved meeting and a second
 * worker. It reads the meetings from one hour ago to the longest lead, by the index on their start.
 * Both leads are minutes; `defaultLead` is for people without a preference.
 */
export async function insertDueNotifications(
  pool: pg.Pool,
  options: { defaultLead: number; longestLead: number; limit: number },
): Promise<Written> {
  const { rows } = await pool.query<WrittenRow>({
    name: 'alarms-due',
    text: `WITH written AS (
             INSERT INTO notifications (user_id, meeting_id, kind, meeting_starts_at, occasion, is_quiet, push_until, web_push_due_at)
             SELECT s.user_id, m.id, 'starting_soon', m.starts_at, 0, ${isQuiet('s')}, m.starts_at,
               CASE WHEN now() < m.starts_at THEN ${webPushDueAfterWrite('s')} END
             FROM meetings m
             JOIN memberships s ON s.meeting_id = m.id
             WHERE m.starts_at > now() - interval '1 hour' AND m.starts_at <= now() + make_interval(mins => $2)
               AND m.starts_at <= now() + make_interval(mins => coalesce((SELECT p.lead_minutes FROM alarm_preferences p WHERE p.user_id = s.user_id), $1))
               AND m.cancelled_at IS NULL AND (now() < m.starts_at OR s.joined_at < m.starts_at)
               AND NOT ${isMuted('s', `'starting_soon'`)}
               AND NOT EXISTS (SELECT FROM notifications n WHERE n.user_id = s.user_id AND n.meeting_id = m.id
                 AND n.kind = 'starting_soon' AND n.meeting_starts_at = m.starts_at AND n.occasion = 0 OFFSET 0)
             -- All workers insert in the same order, so two of them cannot deadlock.
             ORDER BY m.starts_at, m.id, s.user_id
             LIMIT $3
             ON CONFLICT DO NOTHING
             RETURNING user_id, created_at >= meeting_starts_at AS is_late
           ) SELECT ${summary} FROM written`,
    values: [options.defaultLead, options.longestLead, options.limit],
  });
  return toWritten(rows[0]);
}

/**
 * Writes notifications for changes and cancellations not announced yet, oldest first, to people who
 * were members at the change and still are. `limit` counts changes; each may reach 500 members.
 * @returns also how many changes were announced
 */
export async function insertChangeNotifications(
  pool: pg.Pool,
  limit: number,
): Promise<Written & { readonly changes: number }> {
  const { rows } = await pool.query<WrittenRow & { changes: number }>({
    name: 'alarms-changes',
    text: `WITH change AS (
             SELECT * FROM meeting_changes WHERE announced_at IS NULL ORDER BY changed_at LIMIT $1 FOR UPDATE SKIP LOCKED
           ), written AS (
             INSERT INTO notifications (user_id, meeting_id, kind, meeting_starts_at, occasion, is_quiet, push_until, web_push_due_at)
             SELECT s.user_id, m.id, c.kind, c.new_starts_at, CASE c.kind WHEN 'meeting_changed' THEN c.version ELSE 0 END, ${isQuiet('s')},
               -- Quiet hours last less than a day.
               least(m.ends_at, now() + interval '1 day'), CASE WHEN now() < m.ends_at THEN ${webPushDueAfterWrite('s')} END
             FROM change c
             JOIN meetings m ON m.id = c.meeting_id
             JOIN memberships s ON s.meeting_id = m.id AND s.joined_at <= c.changed_at
             WHERE (c.kind = 'meeting_cancelled' OR m.cancelled_at IS NULL) AND NOT ${isMuted('s', 'c.kind')}
             ORDER BY m.id, s.user_id
             ON CONFLICT DO NOTHING
             RETURNING user_id, created_at >= push_until AS is_late
           ), done AS (
             UPDATE meeting_changes t SET announced_at = now() FROM change c WHERE t.meeting_id = c.meeting_id AND t.version = c.version
           ) SELECT ${summary}, (SELECT count(*)::int FROM change) AS changes FROM written`,
    values: [limit],
  });
  return { ...toWritten(rows[0]), changes: rows[0]?.changes ?? 0 };
}

export interface PendingWork {
  /** Some meeting changes are not announced yet. */
  readonly hasChanges: boolean;
  /**
   * Some notifications are not pushed yet, including those that wait for the end of quiet hours.
   */
  readonly hasUnpushed: boolean;
}

/** Tells which steps of a scan have anything to do. Usually none has. */
export async function findPendingWork(pool: pg.Pool): Promise<PendingWork> {
  const { rows } = await pool.query<PendingWork>({
    name: 'alarms-pending-work',
    text: `SELECT EXISTS (SELECT FROM meeting_changes WHERE announced_at IS NULL) AS "hasChanges",
             EXISTS (SELECT FROM notifications WHERE pushed_at IS NULL AND push_until > now()) AS "hasUnpushed"`,
  });
  return rows[0] ?? { hasChanges: true, hasUnpushed: true };
}
