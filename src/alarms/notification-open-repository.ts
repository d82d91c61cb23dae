import type pg from 'pg';
import { isInInbox } from './inbox-conditions.sql.ts';
import {
  type MeetingAnnouncement,
  type MeetingAnnouncementRow,
  meetingAnnouncementColumns,
  toMeetingAnnouncement,
} from './meeting-announcement.ts';
import { isMuted, isQuiet, isStillValid, joinPreferences, mayBeTold } from './notification-conditions.sql.ts';

// After a restart thousands of pages ask at once, so each statement answers for many people.

/** The number of unread notifications of each person, in the order of the ids. */
export async function countUnread(pool: pg.Pool, userIds: readonly number[]): Promise<number[]> {
  const { rows } = await pool.query<{ count: number }>({
    name: 'alarms-unread',
    text: `SELECT (SELECT count(*)::int FROM notifications n
             WHERE n.user_id = q.user_id AND n.read_at IS NULL AND ${isInInbox}) AS count
           FROM unnest($1::int[]) WITH ORDINALITY AS q (user_id, n) ORDER BY q.n`,
    values: [userIds],
  });
  return rows.map(({ count }) => count);
}

interface OpenRow extends MeetingAnnouncementRow {
  readonly user_id: number;
}

/**
 * The unread notifications of the last hour that may be shown now, oldest first, for each person in
 * the order of the ids. Excludes notifications that are not valid any more, muted, in quiet hours,
 * or written after the start. `settled` limits the result to notifications that were pushed two
 * seconds ago and should have arrived, and those that still wait for Redis.
 */
export async function findOpenNotifications(
  pool: pg.Pool,
  userIds: readonly number[],
  { settled }: { settled: boolean },
): Promise<MeetingAnnouncement[][]> {
  const { rows } = await pool.query<OpenRow>({
    name: 'alarms-open',
    text: `SELECT n.user_id, ${meetingAnnouncementColumns}
           FROM unnest($1::int[]) AS q (user_id)
           -- A notification of last evening's quiet hours is pushed this morning.
           JOIN notifications n ON n.user_id = q.user_id AND n.read_at IS NULL AND n.created_at > now() - interval '1 day'
           JOIN announcements a ON a.id = n.announcement_id
           JOIN meetings m ON m.id = a.meeting_id
             ${joinPreferences('n')}
           WHERE coalesce(n.pushed_at, n.created_at) > now() - interval '1 hour'
             AND (NOT $2 OR coalesce(n.pushed_at, n.created_at + interval '3 seconds') < now() - interval '2 seconds')
             AND n.created_at < n.push_until AND (n.kind = 'meeting_cancelled' OR now() < m.ends_at)
             AND ${isStillValid} AND ${mayBeTold} AND NOT ${isMuted('n', 'a.kind')} AND NOT ${isQuiet}
           ORDER BY n.created_at, a.meeting_id, a.kind, a.occasion`,
    values: [[...new Set(userIds)], settled],
  });
  const byUser = Map.groupBy(rows, (row) => row.user_id);
  return userIds.map((userId) => (byUser.get(userId) ?? []).map(toMeetingAnnouncement));
}
