import type pg from 'pg';
import type { PartCondition } from '../meetings/index.ts';
import { type Database, Prisma } from '../platform/db.ts';
import { retryOnConflict } from '../platform/transaction.ts';

/** Marks all notifications of a person as read. @returns how many were unread */
export const markAllRead = (db: Database, userId: number): Promise<number> =>
  retryOnConflict(
    () => db.$executeRaw`
      UPDATE notifications SET read_at = now(), received_at = coalesce(received_at, now()), web_push_due_at = NULL
      WHERE user_id = ${userId} AND read_at IS NULL`,
  );

/** Marks these notifications of a person as read. @returns how many were unread */
export const markRead = (db: Database, userId: number, announcementIds: readonly number[]): Promise<number> =>
  retryOnConflict(
    () => db.$executeRaw`
      UPDATE notifications SET read_at = now(), received_at = coalesce(received_at, now()), web_push_due_at = NULL
      WHERE user_id = ${userId} AND announcement_id = ANY (${[...announcementIds]}) AND read_at IS NULL`,
  );

/** Whether a person who visits a meeting has notifications that `markVisitedRead` would mark. */
export const hasUnreadAbout: PartCondition = (meetingId, userId) => Prisma.sql`(
  EXISTS (SELECT FROM announcements a
      JOIN notifications n ON n.announcement_id = a.id AND n.user_id = ${userId} AND n.read_at IS NULL
    WHERE a.meeting_id = ${meetingId})
  OR EXISTS (SELECT FROM meetings k JOIN announcements a ON a.club_id = k.club_id
        AND a.kind = 'club_meeting_opened' AND a.subject_id = coalesce(k.series_id, k.id)
      JOIN notifications n ON n.announcement_id = a.id AND n.user_id = ${userId} AND n.read_at IS NULL
    WHERE k.id = ${meetingId}))`;

/** A person at the page or in the room of a meeting. */
export interface Visit {
  readonly meetingId: number;
  readonly userId: number;
}

/**
 * Marks the notifications of the meetings that people visit as read.
 * @returns the people whose unread count changed
 */
export const markVisitedRead = (pool: pg.Pool, visits: readonly Visit[]): Promise<number[]> =>
  retryOnConflict(async () => {
    const { rows } = await pool.query<{ user_id: number }>({
      name: 'alarms-visited',
      text: `UPDATE notifications n
             SET read_at = now(), received_at = coalesce(n.received_at, now()), web_push_due_at = NULL
             FROM unnest($1::int[], $2::int[]) AS q (meeting_id, user_id) CROSS JOIN LATERAL (
               SELECT a.id FROM announcements a WHERE a.meeting_id = q.meeting_id
               UNION ALL
               SELECT a.id FROM meetings m JOIN announcements a ON a.club_id = m.club_id
                 AND a.kind = 'club_meeting_opened' AND a.subject_id = coalesce(m.series_id, m.id)
               WHERE m.id = q.meeting_id
             ) a
             WHERE n.user_id = q.user_id AND n.announcement_id = a.id AND n.read_at IS NULL
             RETURNING n.user_id`,
      values: [visits.map(({ meetingId }) => meetingId), visits.map(({ userId }) => userId)],
    });
    return [...new Set(rows.map((row) => row.user_id))];
  });

/** Marks a person's notifications of a club as read. @returns how many were unread */
export const markClubRead = (db: Database, userId: number, clubId: number): Promise<number> =>
  retryOnConflict(
    () => db.$executeRaw`
      UPDATE notifications n SET read_at = now(), received_at = coalesce(n.received_at, now())
      FROM announcements a
      WHERE a.club_id = ${clubId} AND n.announcement_id = a.id AND n.user_id = ${userId} AND n.read_at IS NULL`,
  );

/** The content of a club's page: a poll, a vote, or the notices. */
type ShownByClub =
  | { readonly askKind: 'date_poll' | 'book_vote'; readonly subjectId: number }
  | { readonly noticesOf: number };

/**
 * Marks a person's notifications about the content of a club's page as read.
 * @returns how many were unread
 */
export const markShownRead = (db: Database, userId: number, shown: ShownByClub): Promise<number> =>
  retryOnConflict(
    () => db.$executeRaw`
      UPDATE notifications n SET read_at = now(), received_at = coalesce(n.received_at, now())
      WHERE n.announcement_id IN (${announcementsAbout(shown)}) AND n.user_id = ${userId} AND n.read_at IS NULL`,
  );

const announcementsAbout = (shown: ShownByClub): Prisma.Sql =>
  'noticesOf' in shown
    ? Prisma.sql`
        SELECT id FROM announcements WHERE club_id = ${shown.noticesOf} AND kind = 'club_notice'
        UNION ALL ${announcementsOfAsks(Prisma.sql`q.club_id = ${shown.noticesOf} AND q.kind = 'notice'`)}`
    : announcementsOfAsks(Prisma.sql`q.kind = ${shown.askKind} AND q.subject_id = ${shown.subjectId}`);

const announcementsOfAsks = (condition: Prisma.Sql) => Prisma.sql`
  SELECT a.id FROM asks q JOIN announcements a ON a.club_id = q.club_id AND a.subject_id = q.id
    AND (starts_with(a.kind, 'ask_') OR a.kind = 'poll_closing')
  WHERE ${condition}`;
