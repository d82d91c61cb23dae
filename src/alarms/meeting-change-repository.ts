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
 * Writes notifications for changes and cancellations not announced yet, oldest first, to people who
 * were members at the change and still are, apart from the leader. `limit` counts changes; each may
 * reach 500 members.
 * @returns also how many changes were announced
 */
export async function announceChanges(
  pool: pg.Pool,
  limit: number,
): Promise<WrittenNotifications & { readonly changes: number }> {
  const { rows } = await pool.query<WrittenRow & { changes: number }>({
    name: 'alarms-changes',
    text: `WITH change AS (
             SELECT * FROM meeting_changes WHERE announced_at IS NULL ORDER BY changed_at LIMIT $1 FOR UPDATE SKIP LOCKED
           ), target AS MATERIALIZED (
             SELECT s.user_id, m.id AS meeting_id, c.kind, c.new_starts_at AS meeting_starts_at,
               CASE c.kind WHEN 'meeting_changed' THEN c.version ELSE 0 END AS occasion, ${isQuiet} AS is_quiet,
               -- Quiet hours last less than a day.
               least(m.ends_at, now() + interval '1 day') AS push_until
             FROM change c
             JOIN meetings m ON m.id = c.meeting_id
             JOIN memberships s ON s.meeting_id = m.id AND s.joined_at <= c.changed_at
             ${joinPreferences('s')}
             -- Only the leader can change a meeting, and she is not told of her own act.
             WHERE s.user_id <> m.leader_id AND (c.kind = 'meeting_cancelled' OR m.cancelled_at IS NULL) AND ${hasSeatThatCounts('s')} AND NOT ${isMuted('s', 'c.kind')}
           ), ${writeNotifications},
           done AS (
             UPDATE meeting_changes t SET announced_at = now() FROM change c WHERE t.meeting_id = c.meeting_id AND t.version = c.version
           ) SELECT ${writtenSummary}, (SELECT count(*)::int FROM change) AS changes FROM written`,
    values: [limit],
  });
  return { ...toWritten(rows[0]), changes: rows[0]?.changes ?? 0 };
}
