import { type Book, findBook } from '../books/index.ts';
import { type ClubForAsker, canManage, findClubForAsker } from '../clubs/index.ts';
import { findCurrentBookId } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import { isWaiting } from '../seats/index.ts';
import type { DatePoll, PollDate } from './date-poll.ts';
import { canRead, type ReadRefusal } from './policy.ts';
import { findDates, findPoll, hasSeat } from './poll-repository.ts';

/** A poll as one member sees it. */
export interface PollDetail {
  readonly clubForAsker: ClubForAsker;
  readonly userId: number;
  readonly poll: DatePoll;
  readonly dates: readonly PollDate[];
  /** The book of the poll; for leaders who may open the meeting, the book that it would have. */
  readonly book: Book | null;
  /** Whether she has a seat in the meeting that was opened, or waits for one. */
  readonly seat: 'seated' | 'waiting' | 'none';
}

export type ShowPollResult =
  | { readonly ok: true; readonly detail: PollDetail }
  | { readonly ok: false; readonly reason: 'not_found' }
  | { readonly ok: false; readonly reason: ReadRefusal; readonly clubId: number };

/** Finds a poll for a member of its club. `bookId`: the book that a leader chose on its page. */
export async function showPoll(
  db: Database,
  {
    pollId,
    userId,
    bookId,
  }: { readonly pollId: number; readonly userId: number; readonly bookId: number | null },
): Promise<ShowPollResult> {
  const poll = await findPoll(db, pollId);
  const clubForAsker = poll && (await findClubForAsker(db, poll.clubId, userId));
  if (!poll || !clubForAsker) return { ok: false, reason: 'not_found' };
  const decision = canRead(clubForAsker);
  if (!decision.ok) return { ...decision, clubId: poll.clubId };
  const mayOpen = canManage(clubForAsker).ok && poll.meetingId === null;
  const [dates, book, seat] = await Promise.all([
    findDates(db, pollId, userId),
    mayOpen ? findBookToOpen(db, poll, bookId) : findKnownBook(db, poll.bookId),
    findSeat(db, poll.meetingId, userId),
  ]);
  return { ok: true, detail: { clubForAsker, userId, poll, dates, book, seat } };
}

const findBookToOpen = async (db: Database, poll: DatePoll, chosen: number | null): Promise<Book | null> =>
  findKnownBook(db, chosen ?? poll.bookId ?? (await findCurrentBookId(db, poll.clubId)));

const findKnownBook = async (db: Database, bookId: number | null): Promise<Book | null> =>
  bookId === null ? null : findBook(db, bookId);

async function findSeat(db: Database, meetingId: number | null, userId: number): Promise<PollDetail['seat']> {
  if (meetingId === null) return 'none';
  if (await hasSeat(db, meetingId, userId)) return 'seated';
  return (await isWaiting(db, meetingId, userId)) ? 'waiting' : 'none';
}
