import { type Book, findBook } from '../books/index.ts';
import type { Database } from '../platform/db.ts';
import { type BannedMember, findBanned } from './ban-repository.ts';
import { hasEnded, isLeader, type Sight } from './meeting.ts';
import { findAttendees, findMembers, type Member } from './membership-repository.ts';
import { findSight } from './sight-repository.ts';

/** The data of a meeting's page. */
export interface MeetingDetail extends Sight {
  readonly book: Book;
  readonly leaderNickname: string;
  /**
   * The leader first. A visitor sees only the leader, because the members of a meeting are not
   * public.
   */
  readonly members: readonly Member[];
  /** Nicknames of members who entered the room; empty before the end and for other people. */
  readonly attendees: readonly string[];
  /** Removed members; empty unless the asking person is the leader. */
  readonly banned: readonly BannedMember[];
}

/**
 * Returns a meeting with the book and the people that one person may see; null if it does not
 * exist.
 */
export async function showMeeting(
  db: Database,
  id: number,
  userId: number | null,
): Promise<MeetingDetail | null> {
  const sight = await findSight(db, id, userId);
  if (!sight) return null;
  const { meeting, asker, now } = sight;
  const [book, members, banned, attendees] = await Promise.all([
    findBook(db, meeting.bookId),
    findMembers(db, id, userId === null ? 1 : meeting.capacity),
    isLeader(meeting, asker) ? findBanned(db, id) : [],
    asker?.isMember && hasEnded(meeting, now) ? findAttendees(db, id) : [],
  ]);
  const leader = members[0];
  if (!book || !leader) return null;
  return { ...sight, book, leaderNickname: leader.nickname, members, attendees, banned };
}
