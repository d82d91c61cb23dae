import type { Pool } from 'pg';
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

/** Books that pleased her whose meetings are looked for; those that were looked at for her come on top. */
const mostPleasing = 8;
/** Open meetings that are shown. */
const shownOpen = 4;

/** What a home page is read from: Prisma, and the pool for its most frequent statements. */
export interface Stores {
  readonly db: Database;
  readonly pool: Pool;
}

/** Reads a reader's first page from the store: four statements, no model, nothing that grows with the catalogue or the calendar. */
export async function loadReaderHome({ db, pool }: Stores, userId: number): Promise<ReaderHome> {
  const reader = await findStoredReader(pool, userId);
  const picked = reader.latest?.bookIds ?? [];
  const meetings = await findHomeMeetings(pool, { askerId: userId, bookIds: wantedBooks(reader) });
  const listed = [...meetings.open, ...meetings.own, ...meetings.live].map(({ bookId }) => bookId);
  const books = await booksById(db, [...picked, ...listed]);
  const matches = await findFittingMeetings(pool, reader, openMeetings(meetings.open, books));
  return { reader, meetings, matches: matches.slice(0, shownOpen), books };
}

/** Books whose meetings may fit a reader though a hundred others start before them. */
function wantedBooks({ latest, interest }: StoredReader): number[] {
  const pleasing = [...new Set([...(latest?.bookIds ?? []), ...(interest?.liked ?? [])])];
  const wanted = new Set([...pleasing.slice(0, mostPleasing), ...(latest?.candidateIds ?? [])]);
  return [...wanted].filter((id) => !interest?.disliked.has(id));
}

/** The same for a visitor: the soonest open meetings, and what is live. */
export async function loadVisitorMeetings({
  db,
  pool,
}: Stores): Promise<Pick<ReaderHome, 'meetings' | 'books'>> {
  const found = await findHomeMeetings(pool, { askerId: null, bookIds: [] });
  const meetings = { ...found, open: found.open.slice(0, shownOpen) };
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
