import { findBook } from '../books/index.ts';
import type { Database } from '../platform/db.ts';
import { findBanned } from './banned-member-repository.ts';
import { hasEnded, type MeetingForAsker, mayLead } from './meeting.ts';
import type { MeetingDetail } from './meeting-detail.ts';
import { findMeetingForAsker } from './meeting-for-asker-repository.ts';
import { findAttendees, findMembers } from './membership-repository.ts';

/**
 * Returns a meeting with the book and the people that one person may see; null if it does not
 * exist.
 */
export async function showMeeting(
  db: Database,
  id: number,
  userId: number | null,
): Promise<MeetingDetail | null> {
  const found = await findMeetingForAsker(db, id, userId);
  if (!found) return null;
  const { meeting, asker, now } = found;
  const [book, members, banned, attendees] = await Promise.all([
    findBook(db, meeting.bookId),
    findMembers(db, id, maySeeMembers(found) ? meeting.capacity : 1),
    mayLead(meeting, asker) ? findBanned(db, id) : [],
    (asker?.isMember || asker?.isClubMember) && hasEnded(meeting, now) ? findAttendees(db, id) : [],
  ]);
  const leader = members[0];
  if (!book || !leader) return null;
  return { ...found, book, leaderNickname: leader.nickname, members, attendees, banned };
}

/** The members of a meeting are not public, and those of a club only its members know. */
const maySeeMembers = ({ club, asker }: MeetingForAsker): boolean =>
  asker !== null && (club === null || asker.isClubMember === true);
