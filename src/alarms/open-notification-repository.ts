import type pg from 'pg';
import type { AlarmKind, AnnouncedMeeting, Announcement, InboxAnnouncement } from './alarm.ts';
import { isMember, isMuted, isQuiet, isTrueStill } from './notification-conditions.sql.ts';

// Asked for by open pages, thousands at once after a restart: each takes many people and answers in one statement.

export interface Listener {
  readonly sessionEpoch: number;
  /** Whether she wants to hear a sound. */
  readonly sound: boolean;
}

/** Each in her place; null where there is no such account (any more). */
export async function findListeners(pool: pg.Pool, userIds: readonly number[]): Promise<(Listener | null)[]> {
  const { rows } = await pool.query<{ session_epoch: number | null; sound: boolean }>({
    name: 'alarms-listeners',
    text: `SELECT u.session_epoch, coalesce(p.sound, true) AS sound
           FROM unnest($1::int[]) WITH ORDINALITY AS q (user_id, n)
           LEFT JOIN users u ON u.id = q.user_id
           LEFT JOIN alarm_preferences p ON p.user_id = q.user_id
           ORDER BY q.n`,
    values: [userIds],
  });
  return rows.map(({ session_epoch: sessionEpoch, sound }) =>
    sessionEpoch === null ? null : { sessionEpoch, sound },
  );
}

/** How many alarms each has not read, in her place. */
export async function countUnread(pool: pg.Pool, userIds: readonly number[]): Promise<number[]> {
  const { rows } = await pool.query<{ count: number }>({
    name: 'alarms-unread',
    text: `SELECT (SELECT count(*)::int FROM notifications n WHERE n.user_id = q.user_id AND n.read_at IS NULL) AS count
           FROM unnest($1::int[]) WITH ORDINALITY AS q (user_id, n) ORDER BY q.n`,
    values: [userIds],
  });
  return rows.map(({ count }) => count);
}

export interface OpenAlarm {
  readonly announcement: Announcement;
  readonly meeting: AnnouncedMeeting;
}

interface OpenRow {
  readonly user_id: number;
  readonly kind: AlarmKind;
  readonly meeting_id: number;
  readonly meeting_starts_at: Date;
  readonly occasion: number;
  readonly title: string;
  readonly starts_at: Date;
  readonly now: Date;
}

/**
 * What each has not read of the last hour and may be told now, oldest first, in her place: still true, not muted, not in her quiet hours, and
 * not what came after the start, which is only in the inbox. `settled`: only what was pushed a while ago and should have arrived, and what waits for
 * Redis to take it.
 */
export async function findOpenAlarms(
  pool: pg.Pool,
  userIds: readonly number[],
  { settled }: { settled: boolean },
): Promise<OpenAlarm[][]> {
  const { rows } = await pool.query<OpenRow>({
    name: 'alarms-open',
    text: `SELECT n.user_id, n.kind, n.meeting_id, n.meeting_starts_at, n.occasion, m.title, m.starts_at, now() AS now
           FROM unnest($1::int[]) AS q (user_id)
           -- An alarm of last evening's quiet hours was pushed this morning.
           JOIN notifications n ON n.user_id = q.user_id AND n.read_at IS NULL AND n.created_at > now() - interval '1 day'
           JOIN meetings m ON m.id = n.meeting_id
           WHERE coalesce(n.pushed_at, n.created_at) > now() - interval '1 hour'
             AND (NOT $2 OR coalesce(n.pushed_at, n.created_at + interval '3 seconds') < now() - interval '2 seconds')
             AND n.created_at < n.push_until AND (n.kind = 'meeting_cancelled' OR now() < m.ends_at)
             AND ${isTrueStill} AND ${isMember('n')} AND NOT ${isMuted('n', 'n.kind')} AND NOT ${isQuiet('n')}
           ORDER BY n.created_at, n.meeting_id, n.kind, n.occasion`,
    values: [[...new Set(userIds)], settled],
  });
  const byUser = Map.groupBy(rows, (row) => row.user_id);
  return userIds.map((userId) => (byUser.get(userId) ?? []).map(toOpenAlarm));
}

const toOpenAlarm = (row: OpenRow): OpenAlarm => ({
  announcement: {
    kind: row.kind,
    meetingId: row.meeting_id,
    startsAt: row.meeting_starts_at,
    occasion: row.occasion,
  },
  meeting: { title: row.title, startsAt: row.starts_at, now: row.now },
});

export interface Seen {
  readonly userId: number;
  readonly announcement: InboxAnnouncement;
  /** She followed it: it is read, too. Otherwise her browser has it. */
  readonly isOpened: boolean;
}

/** Notes what browsers say of their alarms. What does not exist, or belongs to somebody else, is passed over. @returns whose inbox changed */
export async function markSeen(pool: pg.Pool, seen: readonly Seen[]): Promise<number[]> {
  const { rows } = await pool.query<{ user_id: number; is_opened: boolean }>({
    name: 'alarms-seen',
    text: `WITH said AS (
             SELECT user_id, meeting_id, kind, starts_at, occasion, bool_or(is_opened) AS is_opened
             FROM unnest($1::int[], $2::int[], $3::text[], $4::timestamptz[], $5::int[], $6::bool[])
               AS q (user_id, meeting_id, kind, starts_at, occasion, is_opened)
             GROUP BY user_id, meeting_id, kind, starts_at, occasion
           )
           UPDATE notifications n
           SET received_at = coalesce(n.received_at, now()), web_push_due_at = NULL,
             opened_at = CASE WHEN q.is_opened THEN coalesce(n.opened_at, now()) ELSE n.opened_at END,
             read_at = CASE WHEN q.is_opened THEN coalesce(n.read_at, now()) ELSE n.read_at END
           FROM said q
           WHERE n.user_id = q.user_id AND n.meeting_id = q.meeting_id AND n.kind = q.kind
             AND n.meeting_starts_at = q.starts_at AND n.occasion = q.occasion
             AND (n.received_at IS NULL OR q.is_opened AND (n.opened_at IS NULL OR n.read_at IS NULL))
           RETURNING n.user_id, q.is_opened`,
    values: [
      seen.map(({ userId }) => userId),
      seen.map(({ announcement }) => announcement.meetingId),
      seen.map(({ announcement }) => announcement.kind),
      seen.map(({ announcement }) => announcement.startsAt),
      seen.map(({ announcement }) => announcement.occasion),
      seen.map(({ isOpened }) => isOpened),
    ],
  });
  return [...new Set(rows.filter((row) => row.is_opened).map((row) => row.user_id))];
}

/** The first time that each came into each chat room. */
export async function insertEntrances(
  pool: pg.Pool,
  entrances: readonly { meetingId: number; userId: number }[],
): Promise<void> {
  await pool.query({
    name: 'alarms-entrances',
    text: `INSERT INTO meeting_entrances (meeting_id, user_id) SELECT DISTINCT meeting_id, user_id
           -- Of who was removed meanwhile there is nothing to note.
           FROM unnest($1::int[], $2::int[]) AS q (meeting_id, user_id) JOIN memberships USING (meeting_id, user_id)
           ORDER BY 1, 2 ON CONFLICT DO NOTHING`,
    values: [entrances.map(({ meetingId }) => meetingId), entrances.map(({ userId }) => userId)],
  });
}
