import type pg from 'pg';
import type { InboxAnnouncement } from './alarm.ts';

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
  const announcements = all.map(({ announcement }) => announcement);
  const { rows } = await pool.query<{ user_id: number; is_opened: boolean }>({
    name: 'alarms-acknowledge',
    text: `WITH acknowledged AS (
             SELECT q.user_id, a.id AS announcement_id, bool_or(q.is_opened) AS is_opened
             FROM unnest($1::int[], $2::bool[], $3::text[], $4::int[], $5::timestamptz[], $6::int[])
               AS q (user_id, is_opened, kind, meeting_id, meeting_starts_at, occasion)
             JOIN announcements a USING (meeting_id, kind, meeting_starts_at, occasion)
             GROUP BY q.user_id, a.id
           )
           UPDATE notifications n
           SET received_at = coalesce(n.received_at, now()), web_push_due_at = NULL,
             opened_at = CASE WHEN q.is_opened THEN coalesce(n.opened_at, now()) ELSE n.opened_at END,
             read_at = CASE WHEN q.is_opened THEN coalesce(n.read_at, now()) ELSE n.read_at END
           FROM acknowledged q
           WHERE n.announcement_id = q.announcement_id AND n.user_id = q.user_id
             AND (n.received_at IS NULL OR q.is_opened AND (n.opened_at IS NULL OR n.read_at IS NULL))
           RETURNING n.user_id, q.is_opened`,
    values: [
      all.map(({ userId }) => userId),
      all.map(({ isOpened }) => isOpened),
      announcements.map(({ kind }) => kind),
      announcements.map(({ meetingId }) => meetingId),
      announcements.map(({ startsAt }) => startsAt),
      announcements.map(({ occasion }) => occasion),
    ],
  });
  return [...new Set(rows.filter((row) => row.is_opened).map((row) => row.user_id))];
}
