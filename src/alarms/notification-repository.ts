import type pg from 'pg';
import { hasSeatThatCounts, isMuted, isQuiet, joinPreferences } from './notification-conditions.sql.ts';
import { writeNotifications } from './write-notifications.sql.ts';
import {
  toWritten,
  type WrittenNotifications,
  type WrittenRow,
  writtenSummary,
} from './written-notifications.ts';

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
): Promise<WrittenNotifications> {
  const { rows } = await pool.query<WrittenRow>({
    name: 'alarms-due',
    text: `WITH target AS MATERIALIZED (
             SELECT s.user_id, m.id AS meeting_id, 'starting_soon' AS kind, m.starts_at AS meeting_starts_at, 0 AS occasion,
               ${isQuiet} AS is_quiet, m.starts_at AS push_until
             FROM meetings m
             CROSS JOIN LATERAL (
               SELECT (SELECT a.id FROM announcements a WHERE a.meeting_id = m.id AND a.kind = 'starting_soon'
                 AND a.meeting_starts_at = m.starts_at AND a.occasion = 0) AS announcement_id OFFSET 0
             ) told
             JOIN memberships s ON s.meeting_id = m.id
             ${joinPreferences('s')}
             WHERE m.starts_at > now() - interval '1 hour' AND m.starts_at <= now() + make_interval(mins => $2)
               AND m.starts_at <= now() + make_interval(mins => coalesce(p.lead_minutes, $1))
               AND m.cancelled_at IS NULL AND (now() < m.starts_at OR s.joined_at < m.starts_at)
               AND ${hasSeatThatCounts('s')} AND NOT ${isMuted('s', `'starting_soon'`)}
               AND NOT EXISTS (SELECT FROM notifications n
                 WHERE n.announcement_id = told.announcement_id AND n.user_id = s.user_id OFFSET 0)
             ORDER BY m.starts_at, m.id, s.user_id
             LIMIT $3
           ), ${writeNotifications}
           SELECT ${writtenSummary} FROM written`,
    values: [options.defaultLead, options.longestLead, options.limit],
  });
  return toWritten(rows[0]);
}

export interface PendingWork {
  /** Some meeting changes are not announced yet. */
  readonly hasChanges: boolean;
  /**
   * Some notifications are not pushed yet, including those that wait for the end of quiet hours.
   */
  readonly hasUnpushedNotifications: boolean;
}

/** Tells which steps of a scan have anything to do. Usually none has. */
export async function findPendingWork(pool: pg.Pool): Promise<PendingWork> {
  const { rows } = await pool.query<PendingWork>({
    name: 'alarms-pending-work',
    text: `SELECT EXISTS (SELECT FROM meeting_changes WHERE announced_at IS NULL) AS "hasChanges",
             EXISTS (SELECT FROM notifications WHERE pushed_at IS NULL AND push_until > now()) AS "hasUnpushedNotifications"`,
  });
  return rows[0] ?? { hasChanges: true, hasUnpushedNotifications: true };
}
