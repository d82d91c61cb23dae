import type { Pool } from 'pg';
import { matchBooks } from './match-books.ts';
import { matchMembers } from './match-members.ts';
import type { MeetingMatch, OpenMeeting } from './meeting-match.ts';
import { sumUpMemberAnswers } from './member-answers-repository.ts';
import type { StoredReader } from './reader-repository.ts';
import { spreadOverBooks } from './spread-over-books.ts';

/** Meetings whose members' answers are compared. A meeting may have hundreds of members. */
const maxMeetingsCompared = 14;
/**
 * Compared meetings about one book, while there are meetings about other books. The members'
 * answers decide which of them is shown.
 */
const maxComparedPerBook = 3;

/**
 * Finds the open meetings that fit a reader best, one per book before a second one of any book.
 * Returns none when the reader has not answered the quiz.
 */
export async function findFittingMeetings(
  pool: Pool,
  { taste, interest }: StoredReader,
  meetings: readonly OpenMeeting[],
): Promise<MeetingMatch[]> {
  if (!taste || !interest) return [];
  const byBook = matchBooks(interest, meetings);
  const likely = spreadOverBooks(byBook, maxComparedPerBook, ({ meeting }) => meeting.book.id).slice(
    0,
    maxMeetingsCompared,
  );
  const memberAnswers = await sumUpMemberAnswers(
    pool,
    taste,
    likely.map(({ meeting }) => meeting.id),
  );
  return spreadOverBooks(matchMembers(interest, likely, memberAnswers), 1, ({ bookId }) => bookId);
}
