import type pg from 'pg';
import type { InboxAnnouncement } from './alarm.ts';
import {
  type AnnouncementRow,
  announcementColumns,
  announcementValues,
  type MeetingAnnouncement,
  toMeetingAnnouncement,
} from './announcement-row.ts';
import { isMember, isMuted, isQuiet, isStillValid } from './notification-conditions.sql.ts';

// After a restart thousands of pages ask at once, so each statement answers for many people.

/** The number of unread notifications of each person, in the order of the ids. */
export async function countUnread(pool: pg.Pool, userIds: readonly number[]): Promise<number[]> {
  const { rows } = await pool.query<{ count: number }>({
    name: 'alarms-unread',
    text: `SELECT (SELECT count(*)::int FROM notifications n WHERE n.user_id = q.user_id AND n.read_at IS NULL) AS count
           FROM unnest($1::int[]) WITH ORDINALITY AS q (user_id, n) ORDER BY q.n`,
    values: [userIds],
  });
  return rows.map(({ count }) => count);
}

interface OpenRow extends AnnouncementRow {
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
    text: `SELECT n.user_id, ${announcementColumns('n')}, m.title, m.starts_at, now() AS now
           FROM unnest($1::int[]) AS q (user_id)
           -- A notification of last evening's quiet hours is pushed this morning.
           JOIN notifications n ON n.user_id = q.user_id AND n.read_at IS NULL AND n.created_at > now() - interval '1 day'
           JOIN meetings m ON m.id = n.meeting_id
           WHERE coalesce(n.pushed_at, n.created_at) > now() - interval '1 hour'
             AND (NOT $2 OR coalesce(n.pushed_at, n.created_at + interval '3 seconds') < now() - interval '2 seconds')
             AND n.created_at < n.push_until AND (n.kind = 'meeting_cancelled' OR now() < m.ends_at)
             AND ${isStillValid} AND ${isMember('n')} AND NOT ${isMuted('n', 'n.kind')} AND NOT ${isQuiet('n')}
           ORDER BY n.created_at, n.meeting_id, n.kind, n.occasion`,
    values: [[...new Set(userIds)], settled],
  });
  const byUser = Map.groupBy(rows, (row) => row.user_id);
  return userIds.map((userId) => (byUser.get(userId) ?? []).map(toMeetingAnnouncement));
}

export interface Acknowledgement {
  readonly userId: number;
  readonly announcement: InboxAnnouncement;
  /** True when the person opened it, which also reads it; false when her browser received it. */
  readonly isOpened: boolean;
}

/**
 * Stores what browsers acknowledge. Skips notifications that do not exist or belong to another
 * person.
 * @returns the people whose unread count changed
 */
export async function acknowledge(pool: pg.Pool, all: readonly Acknowledgement[]): Promise<number[]> {
  const keys = all.map(({ announcement }) => announcementValues(announcement));
  const { rows } = await pool.query<{ user_id: number; is_opened: boolean }>({
    name: 'alarms-acknowledge',
    text: `WITH acknowledged AS (
             SELECT q.user_id, ${announcementColumns('q')}, bool_or(q.is_opened) AS is_opened
             FROM unnest($1::int[], $2::bool[], $3::text[], $4::int[], $5::timestamptz[], $6::int[])
               AS q (user_id, is_opened, kind, meeting_id, meeting_starts_at, occasion)
             GROUP BY q.user_id, ${announcementColumns('q')}
           )
           UPDATE notifications n
           SET received_at = coalesce(n.received_at, now()), web_push_due_at = NULL,
             opened_at = CASE WHEN q.is_opened THEN coalesce(n.opened_at, now()) ELSE n.opened_at END,
             read_at = CASE WHEN q.is_opened THEN coalesce(n.read_at, now()) ELSE n.read_at END
           FROM acknowledged q
           WHERE n.user_id = q.user_id AND (${announcementColumns('n')}) = (${announcementColumns('q')})
             AND (n.received_at IS NULL OR q.is_opened AND (n.opened_at IS NULL OR n.read_at IS NULL))
           RETURNING n.user_id, q.is_opened`,
    values: [
      all.map(({ userId }) => userId),
      all.map(({ isOpened }) => isOpened),
      ...[0, 1, 2, 3].map((column) => keys.map((key) => key[column])),
    ],
  });
  return [...new Set(rows.filter((row) => row.is_opened).map((row) => row.user_id))];
}
