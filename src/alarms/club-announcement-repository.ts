import type { ClubAnnouncement } from '../clubs/index.ts';
import { type Database, Prisma } from '../platform/db.ts';
import { onlyTo, onlyToAll, writeToInboxes } from './write-to-inboxes.ts';

/** Writes an announcement about a club and its notifications. @returns the people who are told */
export function insertClubAnnouncement(tx: Database, announcement: ClubAnnouncement): Promise<number[]> {
  const { clubId, kind } = announcement;
  return writeToInboxes(tx, {
    recipients: recipientsOf(announcement),
    announced: Prisma.sql`
      INSERT INTO announcements (club_id, kind, subject_id, occasion)
      SELECT ${clubId}::int, ${kind}, ${subjectOf(announcement)}::int, 0 WHERE EXISTS (SELECT FROM target)
      -- An update that changes nothing also returns the announcement that is there already.
      ON CONFLICT (club_id, kind, subject_id) WHERE club_id IS NOT NULL DO UPDATE SET occasion = 0
      RETURNING id`,
  });
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
    case 'ask_opened':
    case 'poll_closing':
    case 'ask_reminder':
    case 'ask_completed':
    case 'ask_closed':
      return announcement.askId;
    default:
      return 0;
  }
}

function recipientsOf(announcement: ClubAnnouncement): Prisma.Sql {
  const { clubId } = announcement;
  if ('toUserId' in announcement) return onlyTo(announcement.toUserId);
  if ('toUserIds' in announcement) return onlyToAll(announcement.toUserIds);
  const condition =
    announcement.kind === 'club_application'
      ? Prisma.sql`role <> 'member'`
      : Prisma.sql`user_id <> ${announcement.byUserId}`;
  return Prisma.sql`SELECT user_id FROM club_memberships WHERE club_id = ${clubId} AND ${condition}`;
}
