import { type Book, listBooks, shownAuthors } from '../books/index.ts';
import { findHomeMeetings, type HomeMeetings, type Listing } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import {
  findFittingMeetings,
  findStoredReader,
  type MeetingMatch,
  type OpenMeeting,
  type StoredReader,
} from '../recommendations/index.ts';

/** Everything a reader's first page is made of. */
export interface ReaderHome {
  readonly reader: StoredReader;
  readonly meetings: HomeMeetings;
  /** Best first; empty for who has not answered the quiz. */
  readonly matches: readonly MeetingMatch[];
  /** All books named by the above. */
  readonly books: ReadonlyMap<number, Book>;
}

/** Meetings that are looked at, and those about one book that pleased her; what is shown of the others. */
const limits = { open: 40, perBook: 4, own: 4, live: 3 };
/** Books that pleased her whose meetings are looked for. */
const mostBooks = 8;
/** Meetings whose company is summed up are shown at most. */
const shownMatches = 4;

/** Reads a reader's first page from the store: seven statements, no model, nothing that grows with the catalogue or the calendar. */
export async function loadReaderHome(db: Database, userId: number): Promise<ReaderHome> {
  const reader = await findStoredReader(db, userId);
  const { latest, interest } = reader;
  const picked = latest?.picks.map(({ bookId }) => bookId) ?? [];
  const wanted = [...new Set([...picked, ...(interest?.liked ?? [])])].slice(0, mostBooks);
  const meetings = await findHomeMeetings(db, { askerId: userId, bookIds: wanted, limits });
  const listed = [...meetings.open, ...meetings.own, ...meetings.live].map(({ bookId }) => bookId);
  const books = await booksById(db, [...picked, ...listed]);
  const matches = await findFittingMeetings(db, reader, openMeetings(meetings.open, books));
  return { reader, meetings, matches: matches.slice(0, shownMatches), books };
}

/** The same for a visitor: the soonest open meetings, and what is live. */
export async function loadVisitorMeetings(db: Database): Promise<Pick<ReaderHome, 'meetings' | 'books'>> {
  const meetings = await findHomeMeetings(db, {
    askerId: null,
    bookIds: [],
    limits: { ...limits, open: shownMatches },
  });
  const listed = [...meetings.open, ...meetings.live].map(({ bookId }) => bookId);
  return { meetings, books: await booksById(db, listed) };
}

async function booksById(db: Database, ids: readonly number[]): Promise<Map<number, Book>> {
  const books = await listBooks(db, [...new Set(ids)]);
  return new Map(books.map((book) => [book.id, book]));
}

const openMeetings = (listings: readonly Listing[], books: ReadonlyMap<number, Book>): OpenMeeting[] =>
  listings.flatMap(({ id, bookId, startsAt, capacity, memberCount }) => {
    const book = books.get(bookId);
    if (!book) return [];
    const authors = shownAuthors(book.contributors).map(({ name }) => name);
    return { id, startsAt, freeSeats: capacity - memberCount, genre: book.genre, book: { ...book, authors } };
  });
