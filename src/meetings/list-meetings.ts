import { type Book, findBook, type Genre, listBooks, listGenres, searchPattern } from '../books/index.ts';
import type { Database } from '../platform/db.ts';
import type { MeetingListInput } from './input.ts';
import { findBookMeetings, findMeetings, type Listing } from './list-repository.ts';

export interface ListedMeeting extends Listing {
  readonly book: Book;
}

export interface MeetingList {
  readonly input: MeetingListInput;
  readonly askerId: number | null;
  readonly meetings: readonly ListedMeeting[];
  /** Counted up to what can be leafed through. */
  readonly total: number;
  /** Where the page turned out to be. */
  readonly page: number;
  readonly genres: readonly Genre[];
  /** The book that the list is narrowed to. */
  readonly book: Book | null;
}

/** A page of the list. `input.mine` needs somebody who asks. */
export async function listMeetings(
  db: Database,
  input: MeetingListInput,
  askerId: number | null,
): Promise<MeetingList> {
  const filter = {
    when: input.when,
    genreId: input.genre,
    bookId: input.book,
    pattern: searchPattern(input.q),
    memberId: input.mine ? (askerId ?? 0) : undefined,
    page: input.page,
  };
  const [{ listings, total, page }, genres, book] = await Promise.all([
    findMeetings(db, filter, askerId),
    listGenres(db),
    input.book === undefined ? null : findBook(db, input.book),
  ]);
  return { input, askerId, meetings: await withBooks(db, listings), total, page, genres, book };
}

async function withBooks(db: Database, listings: readonly Listing[]): Promise<ListedMeeting[]> {
  const books = await listBooks(db, [...new Set(listings.map(({ bookId }) => bookId))]);
  const byId = new Map(books.map((book) => [book.id, book]));
  return listings.flatMap((listing) => {
    const book = byId.get(listing.bookId);
    return book ? [{ ...listing, book }] : [];
  });
}

/** What is to come of a book, soonest first: for the book's own page. */
export const listBookMeetings = (db: Database, bookId: number, askerId: number | null): Promise<Listing[]> =>
  findBookMeetings(db, bookId, { askerId, limit: 5 });
