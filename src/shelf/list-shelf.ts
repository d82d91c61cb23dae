import { type Book, listBooks } from '../books/index.ts';
import type { ClubForAsker } from '../clubs/index.ts';
import type { Database } from '../platform/db.ts';
import { countEntries, findEntries } from './entry-repository.ts';
import { findPastMeetings } from './past-meeting-repository.ts';
import { findFigures, findReviews } from './rating-repository.ts';
import type { PastMeeting, Rating, RatingFigures, ShelfEntry } from './shelf.ts';

/** Books on one page of a shelf. */
export const shelfPageSize = 20;
/** Meetings and reviews that a shelf shows of one book. */
const mostMeetings = 3;
const mostReviews = 2;

/** A book on the shelf with what the list shows of it. */
export interface ShelvedBook extends ShelfEntry {
  readonly book: Book;
  /** The last meetings about it, newest first. */
  readonly meetings: readonly PastMeeting[];
  /** Null before the first rating. */
  readonly figures: RatingFigures | null;
  readonly reviews: readonly Rating[];
}

export interface Shelf extends ClubForAsker {
  readonly books: readonly ShelvedBook[];
  readonly total: number;
  readonly page: number;
}

/** Returns one page of a club's shelf. The caller has checked that the person may read it. */
export async function listShelf(
  db: Database,
  clubForAsker: ClubForAsker,
  wantedPage: number,
): Promise<Shelf> {
  const clubId = clubForAsker.club.id;
  const total = await countEntries(db, clubId);
  const page = Math.min(wantedPage, Math.max(1, Math.ceil(total / shelfPageSize)));
  const entries = await findEntries(db, clubId, { skip: (page - 1) * shelfPageSize, limit: shelfPageSize });
  return { ...clubForAsker, total, page, books: await withDetails(db, clubId, entries, mostReviews) };
}

/** Returns the books that a club read last, without reviews. */
export const listLastRead = async (db: Database, clubId: number, limit: number): Promise<ShelvedBook[]> =>
  withDetails(db, clubId, await findEntries(db, clubId, { limit }), 0);

async function withDetails(
  db: Database,
  clubId: number,
  entries: readonly ShelfEntry[],
  reviewsOfBook: number,
): Promise<ShelvedBook[]> {
  const ids = entries.map(({ bookId }) => bookId);
  const [books, meetings, figures, reviews] = await Promise.all([
    listBooks(db, ids),
    findPastMeetings(db, clubId, ids, mostMeetings),
    findFigures(db, clubId, ids),
    reviewsOfBook === 0 ? [] : findReviews(db, clubId, ids, reviewsOfBook),
  ]);
  const byId = new Map(books.map((book) => [book.id, book]));
  return entries.flatMap((entry) => {
    const isOf = ({ bookId }: { readonly bookId: number }) => bookId === entry.bookId;
    const book = byId.get(entry.bookId);
    if (!book) return [];
    const ofBook = { figures: figures.find(isOf) ?? null, reviews: reviews.filter(isOf) };
    return [{ ...entry, book, meetings: meetings.filter(isOf), ...ofBook }];
  });
}
