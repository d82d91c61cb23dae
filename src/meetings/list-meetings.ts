import { type Book, findBook, type Genre, listBooks, listGenres } from '../books/index.ts';
import type { Database } from '../platform/db.ts';
import { readQuery, type Searched, type SearchPool } from '../platform/search/index.ts';
import type { MeetingListInput } from './input.ts';
import { findBookMeetings, findMeetings, type Listing } from './list-repository.ts';

export interface ListedMeeting extends Listing {
  readonly book: Book;
}

export interface MeetingList {
  readonly input: MeetingListInput;
  readonly askerId: number | null;
  /** Whether the search was made. */
  readonly searched: Searched<unknown>;
  readonly meetings: readonly ListedMeeting[];
  /** Counted up to what can be leafed through. */
  readonly total: number;
  /** Where the page turned out to be. */
  readonly page: number;
  readonly genres: readonly Genre[];
  /** The book that the list is narrowed to. */
  readonly book: Book | null;
}

/** How a search is run: with limits, or without. */
export type RunGuarded = <Found>(work: () => Promise<Found>) => Promise<Searched<Found>>;

/** A page of the list. `input.mine` needs somebody who asks. `guard` runs the search, and nothing when there is none. */
export async function listMeetings(
  live: { readonly db: Database; readonly searches: SearchPool },
  input: MeetingListInput,
  askerId: number | null,
  guard: RunGuarded = unguarded,
): Promise<MeetingList> {
  const { db } = live;
  const filter = {
    when: input.when,
    genreId: input.genre,
    bookId: input.book,
    query: readQuery(input.q),
    memberId: input.mine ? (askerId ?? 0) : undefined,
    page: input.page,
  };
  const find = () => findMeetings(live, filter, askerId);
  const [searched, genres, book] = await Promise.all([
    filter.query === null ? unguarded(find) : guard(find),
    listGenres(db),
    input.book === undefined ? null : findBook(db, input.book),
  ]);
  const { listings, total, page } = searched.ok ? searched.found : { listings: [], total: 0, page: 1 };
  return { input, askerId, searched, meetings: await withBooks(db, listings), total, page, genres, book };
}

const unguarded: RunGuarded = async (work) => ({ ok: true, found: await work() });

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
