import { type Database, Prisma } from '../platform/db.ts';
import {
  findRanked,
  type SearchPool,
  type SearchQuery,
  type SearchSource,
} from '../platform/search/index.ts';
import { lastListPage, pageSize } from './input.ts';
import type { Meeting } from './meeting.ts';
import { meetingColumns } from './repository.ts';

/** A meeting in a list. */
export interface Listing extends Meeting {
  readonly leaderNickname: string;
  /** Whether the asking person is a member. */
  readonly isMember: boolean;
  /** The database's time. */
  readonly now: Date;
}

export interface MeetingFilter {
  readonly when: 'upcoming' | 'live' | 'past';
  readonly genreId?: number | undefined;
  readonly bookId?: number | undefined;
  /** Searched in the meeting's title and in the search key of its book; null for all meetings. */
  readonly query: SearchQuery | null;
  /** Only meetings of this member, cancelled ones too. */
  readonly memberId?: number | undefined;
  readonly page: number;
}

export interface FoundMeetings {
  readonly listings: readonly Listing[];
  /** The number of meetings, counted up to the last page. */
  readonly total: number;
  /** The number of the returned page: the requested one, or the last. */
  readonly page: number;
}

/**
 * Each condition is an index scan. A live meeting began within the longest duration of a meeting.
 */
const periods = {
  upcoming: { where: Prisma.sql`m.starts_at > now()`, order: Prisma.sql`m.starts_at, m.id` },
  live: {
    where: Prisma.sql`m.starts_at <= now() AND m.starts_at > now() - interval '12 hours' AND m.ends_at > now()`,
    order: Prisma.sql`m.starts_at, m.id`,
  },
  past: { where: Prisma.sql`m.ends_at <= now()`, order: Prisma.sql`m.ends_at DESC, m.id DESC` },
};

const listingOf = (
  askerId: number | null,
) => Prisma.sql`${meetingColumns}, u.nickname AS "leaderNickname", now() AS now,
  EXISTS (SELECT FROM memberships s WHERE s.meeting_id = m.id AND s.user_id = ${askerId}) AS "isMember"`;

/**
 * Returns a page of meetings. A search runs on the search pool.
 * @throws {SearchBusyError}
 */
export async function findMeetings(
  live: { readonly db: Database; readonly searches: SearchPool },
  { query, ...filter }: MeetingFilter,
  askerId: number | null,
): Promise<FoundMeetings> {
  if (query === null) return listPage(live.db, filter, askerId);
  const { ids, ...place } = await live.searches.search((run) =>
    findRanked(run, meetingSource(filter), query, {
      page: filter.page,
      pageSize,
      most: lastListPage * pageSize,
    }),
  );
  return { ...place, listings: await findListings(live.db, ids, askerId) };
}

type ListFilter = Omit<MeetingFilter, 'query'>;

/** Returns a page of the list without a search, in one statement. */
async function listPage(db: Database, filter: ListFilter, askerId: number | null): Promise<FoundMeetings> {
  const { order } = periods[filter.when];
  const rows = await db.$queryRaw<(Listing & { total: number; page: number })[]>`
    WITH matching AS (
      SELECT m.id, row_number() OVER (ORDER BY ${order}) AS place
      FROM meetings m WHERE ${conditionsOf(filter)}
      ORDER BY ${order} LIMIT ${lastListPage * pageSize}
    ), extent AS (
      SELECT total, least(${filter.page}::int, (total + ${pageSize - 1}) / ${pageSize}) AS page
      FROM (SELECT count(*)::int AS total FROM matching) AS counted
    )
    SELECT ${listingOf(askerId)}, extent.total, extent.page
    FROM matching CROSS JOIN extent JOIN meetings m ON m.id = matching.id JOIN users u ON u.id = m.leader_id
    WHERE matching.place > (extent.page - 1) * ${pageSize} AND matching.place <= extent.page * ${pageSize}
    ORDER BY matching.place`;
  return {
    listings: rows.map(({ total: _total, page: _page, ...listing }) => listing),
    total: rows[0]?.total ?? 0,
    page: rows[0]?.page ?? 1,
  };
}

/**
 * The searched rows of meetings. Matches of the query as one phrase come first, otherwise the order
 * is that of the list.
 */
const meetingSource = (filter: ListFilter): SearchSource => ({
  table: Prisma.sql`meetings m`,
  alias: Prisma.sql`m`,
  columns: Prisma.sql`m.id, m.starts_at, m.ends_at`,
  where: conditionsOf(filter),
  order: periods[filter.when].order,
  ranking: 'phrase',
});

async function findListings(
  db: Database,
  ids: readonly number[],
  askerId: number | null,
): Promise<Listing[]> {
  if (ids.length === 0) return [];
  const listings = await db.$queryRaw<Listing[]>`
    SELECT ${listingOf(askerId)} FROM meetings m JOIN users u ON u.id = m.leader_id WHERE m.id IN (${Prisma.join([...ids])})`;
  const byId = new Map(listings.map((listing) => [listing.id, listing]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function conditionsOf({ when, genreId, bookId, memberId }: ListFilter): Prisma.Sql {
  const conditions = [
    periods[when].where,
    memberId === undefined
      ? Prisma.sql`m.cancelled_at IS NULL`
      : Prisma.sql`m.id IN (SELECT meeting_id FROM memberships WHERE user_id = ${memberId})`,
    ...(genreId === undefined
      ? []
      : [Prisma.sql`m.book_id IN (SELECT id FROM books WHERE category_id = ${genreId})`]),
    ...(bookId === undefined ? [] : [Prisma.sql`m.book_id = ${bookId}`]),
  ];
  return Prisma.join(conditions, ' AND ');
}

/** Finds the live and future meetings of a book, live ones first. */
export const findBookMeetings = (
  db: Database,
  bookId: number,
  { askerId, limit }: { askerId: number | null; limit: number },
): Promise<Listing[]> =>
  db.$queryRaw<Listing[]>`
    SELECT ${listingOf(askerId)} FROM meetings m JOIN users u ON u.id = m.leader_id
    WHERE m.book_id = ${bookId} AND m.starts_at > now() - interval '12 hours' AND m.ends_at > now() AND m.cancelled_at IS NULL
    ORDER BY m.starts_at, m.id LIMIT ${limit}`;
