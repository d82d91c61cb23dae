import { type Book, findBook } from '../books/index.ts';
import type { Database } from '../platform/db.ts';
import { type BannedMember, findBanned } from './ban-repository.ts';
import { isLeader, type Sight } from './meeting.ts';
import { findMembers, findSight, type Member } from './repository.ts';

/** All that a page of one meeting is drawn from. */
export interface MeetingDetail extends Sight {
  readonly book: Book;
  readonly leaderNickname: string;
  /** The leader first. A visitor gets to know nobody else: who comes to a meeting is not for everybody to read. */
  readonly members: readonly Member[];
  /** Members whom the leader removed; empty unless the leader asks. */
  readonly banned: readonly BannedMember[];
}

/** A meeting with its book and its people as one person may see them; null when there is none. */
export async function showMeeting(
  db: Database,
  id: number,
  userId: number | null,
): Promise<MeetingDetail | null> {
  const sight = await findSight(db, id, userId);
  if (!sight) return null;
  const [book, members, banned] = await Promise.all([
    findBook(db, sight.meeting.bookId),
    findMembers(db, id, userId === null ? 1 : sight.meeting.capacity),
    isLeader(sight.meeting, sight.asker) ? findBanned(db, id) : [],
  ]);
  const leader = members[0];
  return book && leader ? { ...sight, book, leaderNickname: leader.nickname, members, banned } : null;
}
