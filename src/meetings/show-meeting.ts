import { findBook } from '../books/index.ts';
import type { Database } from '../platform/db.ts';
import { findBanned } from './banned-member-repository.ts';
import { hasEnded, mayLead } from './meeting.ts';
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
    findMembers(db, id, userId === null ? 1 : meeting.capacity),
    mayLead(meeting, asker) ? findBanned(db, id) : [],
    asker?.isMember && hasEnded(meeting, now) ? findAttendees(db, id) : [],
  ]);
  const leader = members[0];
  if (!book || !leader) return null;
  return { ...found, book, leaderNickname: leader.nickname, members, attendees, banned };
}
