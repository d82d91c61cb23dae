import { type Book, findBook } from '../books/index.ts';
import type { ClubForAsker } from '../clubs/index.ts';
import type { Database } from '../platform/db.ts';
import { type EarlierBook, findEarlierBook } from './earlier-book-repository.ts';
import { findPastMeetings } from './past-meeting-repository.ts';
import { findFigures, findOwnRating, findRatings, type OwnRating } from './rating-repository.ts';
import type { PastMeeting, Rating, RatingFigures } from './shelf.ts';

/** Ratings on one page of a book. */
export const ratingsPerPage = 30;
const mostMeetings = 30;

/** One book of a club's shelf with its ratings. */
export interface EntryDetail extends ClubForAsker {
  readonly book: Book;
  readonly meetings: readonly PastMeeting[];
  /** Null if the book comes from meetings only. */
  readonly earlier: EarlierBook | null;
  readonly figures: RatingFigures | null;
  readonly ratings: readonly Rating[];
  readonly page: number;
  readonly own: OwnRating | null;
}

/** Returns a book of a club's shelf; null if it is not there. The caller has checked the member. */
export async function showEntry(
  db: Database,
  clubForAsker: ClubForAsker,
  bookId: number,
  wantedPage: number,
): Promise<EntryDetail | null> {
  const key = { clubId: clubForAsker.club.id, bookId, userId: clubForAsker.asker?.userId ?? 0 };
  const [book, meetings, earlier, [figures = null], own] = await Promise.all([
    findBook(db, bookId),
    findPastMeetings(db, key.clubId, [bookId], mostMeetings),
    findEarlierBook(db, key.clubId, bookId),
    findFigures(db, key.clubId, [bookId]),
    findOwnRating(db, key),
  ]);
  if (!book || (!earlier && meetings.length === 0)) return null;
  const page = Math.min(wantedPage, Math.max(1, Math.ceil((figures?.count ?? 0) / ratingsPerPage)));
  const place = { skip: (page - 1) * ratingsPerPage, limit: ratingsPerPage };
  const ratings = await findRatings(db, key, place);
  return { ...clubForAsker, book, meetings, earlier, figures, ratings, page, own };
}
