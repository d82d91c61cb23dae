import type { Pool } from 'pg';
import {
  type MeetingMatch,
  matchBooks,
  matchMeetings,
  type OpenMeeting,
  spreadOverBooks,
} from './meeting-match.ts';
import { sumUpMemberAnswers } from './member-answers-repository.ts';
import type { StoredReader } from './reader-repository.ts';

/** Meetings whose members are looked at, those whose books fit best: each may have hundreds. */
const maxMeetingsCompared = 14;
/** How many of these are about one book, as long as there are others: which of them is shown, its members decide. */
const maxComparedPerBook = 3;

/** The open meetings that fit a reader best, one of each book before a second of any; none for who has not answered the quiz. */
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
  const companies = await sumUpMemberAnswers(
    pool,
    taste,
    likely.map(({ meeting }) => meeting.id),
  );
  return spreadOverBooks(matchMeetings(interest, likely, companies), 1, ({ bookId }) => bookId);
}
