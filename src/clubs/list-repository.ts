import { type Database, Prisma } from '../platform/db.ts';
import { findRanked, type SearchPool, type SearchQuery } from '../platform/search/index.ts';
import type { Club, Role } from './club.ts';
import { clubColumnsFor } from './club-for-asker-repository.ts';
import { lastListPage, pageSize } from './input.ts';
import { isPublicSql } from './visibility-conditions.sql.ts';

/** A club in a list. */
export interface ListedClub extends Club {
  readonly leader: string;
  /** The asking person's role; null if she is no member. */
  readonly role: Role | null;
}

export interface FoundClubs {
  readonly clubs: readonly ListedClub[];
  /** The number of clubs, counted up to the last page. */
  readonly total: number;
  readonly page: number;
}

export interface ClubFilter {
  readonly askerId: number | null;
  /** Only the asking person's own clubs, closed ones too. */
  readonly mine: boolean;
  readonly page: number;
}

const most = lastListPage * pageSize;

const listedOf = (
  askerId: number | null,
) => Prisma.sql`${clubColumnsFor(askerId)}, coalesce(u.nickname, '') AS leader,
  (SELECT s.role FROM club_memberships s WHERE s.club_id = c.id AND s.user_id = ${askerId}) AS role`;

const withLeader = Prisma.sql`LEFT JOIN club_memberships l ON l.club_id = c.id AND l.role = 'leader'
  LEFT JOIN users u ON u.id = l.user_id`;

const isOwn = (askerId: number | null) =>
  Prisma.sql`c.id IN (SELECT club_id FROM club_memberships WHERE user_id = ${askerId})`;

/** Unlisted clubs are in nobody's list but their members'. */
const isInList = ({ askerId, mine }: ClubFilter) =>
  mine ? isOwn(askerId) : Prisma.sql`c.closed_at IS NULL AND (${isPublicSql('c')} OR ${isOwn(askerId)})`;

/** Returns a page of the list: the person's own clubs, then the listed ones, newest first. */
export async function listClubs(db: Database, filter: ClubFilter): Promise<FoundClubs> {
  const { askerId, mine, page } = filter;
  const rows = await db.$queryRaw<(ListedClub & { total: number; page: number })[]>`
    WITH own AS (
      SELECT c.id, row_number() OVER (ORDER BY c.closed_at IS NOT NULL, c.id DESC) AS place
      FROM club_memberships s JOIN clubs c ON c.id = s.club_id
      WHERE s.user_id = ${askerId} AND (${mine} OR c.closed_at IS NULL)
    ), matching AS (
      SELECT id, place FROM own
      UNION ALL
      SELECT id, (SELECT count(*) FROM own) + row_number() OVER (ORDER BY id DESC) FROM (
        SELECT c.id FROM clubs c
        WHERE NOT ${mine} AND ${isPublicSql('c')} AND c.id NOT IN (SELECT id FROM own)
        ORDER BY c.id DESC LIMIT ${most}
      ) AS others
    ), extent AS (
      SELECT total, least(${page}::int, (total + ${pageSize - 1}) / ${pageSize}) AS page
      FROM (SELECT least(count(*), ${most})::int AS total FROM matching) AS counted
    )
    SELECT ${listedOf(askerId)}, extent.total, extent.page
    FROM matching CROSS JOIN extent JOIN clubs c ON c.id = matching.id ${withLeader}
    WHERE matching.place > (extent.page - 1) * ${pageSize} AND matching.place <= extent.page * ${pageSize}
    ORDER BY matching.place`;
  return {
    clubs: rows.map(({ total: _total, page: _page, ...club }) => club),
    total: rows[0]?.total ?? 0,
    page: rows[0]?.page ?? 1,
  };
}

/**
 * Returns a page of the clubs whose name matches. Runs on the search pool.
 * @throws {SearchBusyError}
 */
export async function searchClubs(
  live: { readonly db: Database; readonly searches: SearchPool },
  filter: ClubFilter,
  query: SearchQuery,
): Promise<FoundClubs> {
  const source = {
    table: Prisma.sql`clubs c`,
    alias: Prisma.sql`c`,
    columns: Prisma.sql`c.id`,
    where: isInList(filter),
    order: Prisma.sql`c.id DESC`,
    ranking: 'phrase',
  } as const;
  const { ids, ...place } = await live.searches.search((run) =>
    findRanked(run, source, query, { page: filter.page, pageSize, most }),
  );
  return { ...place, clubs: await findListed(live.db, ids, filter) };
}

/** The condition holds here too, since a club may have been closed after the search. */
async function findListed(db: Database, ids: readonly number[], filter: ClubFilter): Promise<ListedClub[]> {
  if (ids.length === 0) return [];
  const clubs = await db.$queryRaw<ListedClub[]>`
    SELECT ${listedOf(filter.askerId)} FROM clubs c ${withLeader}
    WHERE c.id IN (${Prisma.join([...ids])}) AND ${isInList(filter)}`;
  const byId = new Map(clubs.map((club) => [club.id, club]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
