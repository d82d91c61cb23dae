import { type Database, Prisma } from '../platform/db.ts';
import { lastListPage, pageSize } from './input.ts';
import type { Meeting } from './meeting.ts';
import { meetingColumns } from './repository.ts';

/** A meeting in a list. */
export interface Listing extends Meeting {
  readonly leaderNickname: string;
  /** Whether the one who asks is a member. */
  readonly isMember: boolean;
  /** The database's time. */
  readonly now: Date;
}

export interface MeetingFilter {
  readonly when: 'upcoming' | 'live' | 'past';
  readonly genreId?: number | undefined;
  readonly bookId?: number | undefined;
  /** `searchPattern` (see books) of what the meeting's title, or its book's title or contributors hold; null for all. */
  readonly pattern: string | null;
  /** Only meetings of this member, cancelled ones too. */
  readonly memberId?: number | undefined;
  readonly page: number;
}

export interface FoundMeetings {
  readonly listings: readonly Listing[];
  /** Counted up to what can be leafed through. */
  readonly total: number;
  /** Where the page turned out to be: not beyond the last. */
  readonly page: number;
}

/** Each is a walk along an index. A live meeting began within the longest that one can last. */
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

/** A page of meetings in one statement. */
export async function findMeetings(
  db: Database,
  filter: MeetingFilter,
  askerId: number | null,
): Promise<FoundMeetings> {
  const { where, order } = periods[filter.when];
  const rows = await db.$queryRaw<(Listing & { total: number; page: number })[]>`
    WITH matching AS (
      SELECT m.id, row_number() OVER (ORDER BY ${order}) AS place
      FROM meetings m WHERE ${Prisma.join([where, ...conditionsOf(filter)], ' AND ')}
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

function conditionsOf({ genreId, bookId, pattern, memberId }: MeetingFilter): Prisma.Sql[] {
  return [
    memberId === undefined
      ? Prisma.sql`m.cancelled_at IS NULL`
      : Prisma.sql`m.id IN (SELECT meeting_id FROM memberships WHERE user_id = ${memberId})`,
    ...(genreId === undefined
      ? []
      : [Prisma.sql`m.book_id IN (SELECT id FROM books WHERE category_id = ${genreId})`]),
    ...(bookId === undefined ? [] : [Prisma.sql`m.book_id = ${bookId}`]),
    // An array and not a join: both sides of the OR can then use an index.
    ...(pattern === null
      ? []
      : [
          Prisma.sql`(m.search_key LIKE ${pattern} OR m.book_id = ANY (ARRAY(SELECT id FROM books WHERE search_key LIKE ${pattern})))`,
        ]),
  ];
}

/** What is to come of a book, the live ones first. */
export const findBookMeetings = (
  db: Database,
  bookId: number,
  { askerId, limit }: { askerId: number | null; limit: number },
): Promise<Listing[]> =>
  db.$queryRaw<Listing[]>`
    SELECT ${listingOf(askerId)} FROM meetings m JOIN users u ON u.id = m.leader_id
    WHERE m.book_id = ${bookId} AND m.starts_at > now() - interval '12 hours' AND m.ends_at > now() AND m.cancelled_at IS NULL
    ORDER BY m.starts_at, m.id LIMIT ${limit}`;

/** Ids of books to choose from, the best sold first; of all books when the pattern is null. */
export async function findBookChoices(
  db: Database,
  pattern: string | null,
  limit: number,
): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT id FROM books WHERE search_key LIKE ${pattern ?? '%'} ORDER BY best_rank, sales_point DESC, id LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}
