import { type Book, findBook, type GenreName, type KnownGenres } from '../books/index.ts';
import { findClubsNamed, type NamedClubs } from '../clubs/index.ts';
import type { Database } from '../platform/db.ts';
import { readQuery, type Searched, type SearchPool } from '../platform/search/index.ts';
import type { MeetingListInput } from './input.ts';
import { findMeetings, type ListReads } from './meeting-list-repository.ts';
import type { ListedMeeting, MeetingRow } from './meeting-row.ts';
import { findBookMeetings } from './meeting-row-repository.ts';

export interface MeetingList {
  readonly input: MeetingListInput;
  readonly askerId: number | null;
  /** Whether the search ran. */
  readonly searched: Searched<unknown>;
  readonly meetings: readonly ListedMeeting[];
  /** Some clubs whose name matches the search, on its first page. */
  readonly named: NamedClubs;
  /** The number of meetings, counted up to the last page. */
  readonly total: number;
  /** The number of the returned page. */
  readonly page: number;
  readonly genres: readonly GenreName[];
  /** The book that filters the list. */
  readonly book: Book | null;
}

/** Runs a search, with or without limits. */
export type RunGuarded = <Found>(work: () => Promise<Found>) => Promise<Searched<Found>>;

/**
 * Returns a page of the list. `input.mine` needs an `askerId`. `guard` runs the search, if there is
 * one.
 */
export async function listMeetings(
  live: ListReads & {
    readonly db: Database;
    readonly searches: SearchPool;
    readonly knownGenres: KnownGenres;
  },
  input: MeetingListInput,
  askerId: number | null,
  guard: RunGuarded = unguarded,
): Promise<MeetingList> {
  const { db, knownGenres } = live;
  const filter = {
    when: input.when,
    genreId: input.genre,
    bookId: input.book,
    query: readQuery(input.q),
    askerId,
    mine: input.mine,
    page: input.page,
  };
  const find = async () => {
    const { query } = filter;
    const [found, named] = await Promise.all([
      findMeetings(live, filter),
      query !== null && input.page === 1
        ? findClubsNamed(live, query, { askerId, mine: input.mine })
        : noClubs,
    ]);
    return { ...found, named };
  };
  const [searched, genres, book] = await Promise.all([
    filter.query === null ? unguarded(find) : guard(find),
    knownGenres(input.genre),
    input.book === undefined ? null : findBook(db, input.book),
  ]);
  const found = searched.ok ? searched.found : nothing;
  return { input, askerId, searched, ...found, genres, book };
}

const noClubs: NamedClubs = { clubs: [], hasMore: false };
const nothing = { meetings: [], total: 0, page: 1, named: noClubs };

const unguarded: RunGuarded = async (work) => ({ ok: true, found: await work() });

/** Lists the future meetings about some books, soonest first, for a book's page. */
export const listBookMeetings = (
  db: Database,
  bookIds: readonly number[],
  askerId: number | null,
): Promise<MeetingRow[]> => findBookMeetings(db, bookIds, { askerId, limit: 5 });
