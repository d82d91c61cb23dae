import type { ClubAnnouncement } from '../clubs/index.ts';
import { type Database, Prisma } from '../platform/db.ts';

/**
 * Writes an announcement and its notifications. A notification that a person has already is unread
 * again and becomes her newest. Nothing is pushed: `push_until` is the moment of writing.
 * @returns the people who are told
 */
export async function insertClubAnnouncement(
  tx: Database,
  announcement: ClubAnnouncement,
): Promise<number[]> {
  const { clubId, kind } = announcement;
  const told = await tx.$queryRaw<{ userId: number }[]>`
    WITH target AS (${recipientsOf(announcement)}), announced AS (
      INSERT INTO announcements (club_id, kind, subject_id, occasion)
      SELECT ${clubId}::int, ${kind}, ${subjectOf(announcement)}::int, 0 WHERE EXISTS (SELECT FROM target)
      -- An update that changes nothing also returns the announcement that is there already.
      ON CONFLICT (club_id, kind, subject_id) WHERE club_id IS NOT NULL DO UPDATE SET occasion = 0
      RETURNING id
    )
    INSERT INTO notifications (announcement_id, user_id, is_quiet, created_at, push_until)
    SELECT a.id, t.user_id, false, now(), now() FROM announced a CROSS JOIN target t ORDER BY t.user_id
    ON CONFLICT (user_id, announcement_id) DO UPDATE SET created_at = now(), push_until = now(), read_at = NULL
    RETURNING user_id AS "userId"`;
  return told.map(({ userId }) => userId);
}

function subjectOf(announcement: ClubAnnouncement): number {
  switch (announcement.kind) {
    case 'club_meeting_opened':
      return announcement.meetingId;
    case 'club_notice':
      return announcement.noticeId;
    case 'club_handover_accepted':
    case 'club_handover_declined':
      return announcement.byUserId;
    default:
      return 0;
  }
}

function recipientsOf(announcement: ClubAnnouncement): Prisma.Sql {
  const { clubId } = announcement;
  if ('toUserId' in announcement) return Prisma.sql`SELECT ${announcement.toUserId}::int AS user_id`;
  const condition =
    announcement.kind === 'club_application'
      ? Prisma.sql`role <> 'member'`
      : Prisma.sql`user_id <> ${announcement.byUserId}`;
  return Prisma.sql`SELECT user_id FROM club_memberships WHERE club_id = ${clubId} AND ${condition}`;
}
