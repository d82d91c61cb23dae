import type { Pool } from 'pg';
import { findOwnAsks, type OwnAsk } from '../asks/index.ts';
import { type Book, listBooks, toCandidate } from '../books/index.ts';
import { findOwnClubs, type OwnClub } from '../clubs/index.ts';
import {
  findHomeMeetings,
  findNextClubMeetings,
  type HomeMeetings,
  type MeetingRow,
  type NextClubMeeting,
} from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import {
  findFittingMeetings,
  findStoredReader,
  type MeetingMatch,
  type OpenMeeting,
  type StoredReader,
} from '../recommendations/index.ts';

/** The data of a reader's home page. */
export interface ReaderHome {
  readonly reader: StoredReader;
  readonly meetings: HomeMeetings;
  readonly clubs: readonly OwnClub[];
  /** The running or next meeting of each of these clubs, soonest first. */
  readonly clubMeetings: readonly NextClubMeeting[];
  /** The questions that wait for her answer in her clubs and meetings. */
  readonly asks: readonly OwnAsk[];
  /** Best match first. Empty when the reader has not answered the quiz. */
  readonly matches: readonly MeetingMatch[];
  /** All books that the fields above refer to. */
  readonly books: ReadonlyMap<number, Book>;
}

/**
 * How many books that she liked are used to find meetings. The candidates of her last
 * recommendation are added to these.
 */
const maxLikedBooks = 8;
/** Number of open meetings on the page. */
const openMeetingCount = 4;

/** The sources of a home page: Prisma, and the pool for its most frequent statements. */
export interface Stores {
  readonly db: Database;
  readonly pool: Pool;
}

/**
 * Loads a reader's home page with six statements, and one more for a reader with clubs. It asks no
 * model, and its cost does not grow with the number of books or meetings.
 */
export async function loadReaderHome({ db, pool }: Stores, userId: number): Promise<ReaderHome> {
  const [reader, clubs] = await Promise.all([findStoredReader(pool, userId), findOwnClubs(pool, userId)]);
  const picked = reader.latest?.bookIds ?? [];
  const [meetings, clubMeetings, asks] = await Promise.all([
    findHomeMeetings(pool, { askerId: userId, bookIds: wantedBooks(reader) }),
    findNextClubMeetings(
      pool,
      clubs.map(({ id }) => id),
    ),
    findOwnAsks(db, userId),
  ]);
  const listed = [...meetings.open, ...meetings.own, ...meetings.live].map(({ bookId }) => bookId);
  const books = await booksById(db, [...picked, ...listed]);
  const matches = await findFittingMeetings(pool, reader, openMeetings(meetings.open, books));
  return { reader, meetings, clubs, clubMeetings, asks, matches: matches.slice(0, openMeetingCount), books };
}

/** Returns the books whose meetings are considered even when many other meetings start earlier. */
function wantedBooks({ latest, interest }: StoredReader): number[] {
  const pleasing = [...new Set([...(latest?.bookIds ?? []), ...(interest?.liked ?? [])])];
  const wanted = new Set([...pleasing.slice(0, maxLikedBooks), ...(latest?.candidateIds ?? [])]);
  return [...wanted].filter((id) => !interest?.disliked.has(id));
}

/** Loads the meetings of a visitor's home page: the next open ones, and those in progress. */
export async function loadVisitorMeetings({
  db,
  pool,
}: Stores): Promise<Pick<ReaderHome, 'meetings' | 'books'>> {
  const found = await findHomeMeetings(pool, { askerId: null, bookIds: [] });
  const meetings = { ...found, open: found.open.slice(0, openMeetingCount) };
  const listed = [...meetings.open, ...meetings.live].map(({ bookId }) => bookId);
  return { meetings, books: await booksById(db, listed) };
}

async function booksById(db: Database, ids: readonly number[]): Promise<Map<number, Book>> {
  const books = await listBooks(db, [...new Set(ids)]);
  return new Map(books.map((book) => [book.id, book]));
}

const openMeetings = (rows: readonly MeetingRow[], books: ReadonlyMap<number, Book>): OpenMeeting[] =>
  rows.flatMap(({ id, bookId, startsAt, capacity, memberCount, heldSeats }) => {
    const book = books.get(bookId);
    if (!book) return [];
    return {
      id,
      startsAt,
      freeSeats: capacity - memberCount - heldSeats,
      genre: book.genre,
      book: toCandidate(book),
    };
  });
