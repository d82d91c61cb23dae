import type { Pool } from 'pg';
import { Prisma } from '../platform/db.ts';
import { queryPlanned } from '../platform/planned-query.ts';
import { findRanked, type SearchPool, type SearchSource } from '../platform/search/index.ts';
import { createSharedReads } from '../platform/shared-reads.ts';
import { lastListPage, pageSize } from './input.ts';
import { conditionsOf, periods } from './list-conditions.sql.ts';
import type { ListFilter, MeetingFilter } from './list-filter.ts';
import { differsFromVisitors } from './meeting-columns.sql.ts';
import type { ListedMeeting } from './meeting-row.ts';
import {
  findListedMeetings,
  isMemberColumn,
  type ListedRow,
  listedColumns,
  toListed,
} from './meeting-row-repository.ts';

export interface FoundMeetings {
  readonly meetings: readonly ListedMeeting[];
  /** The number of meetings, counted up to the last page. */
  readonly total: number;
  /** The number of the returned page: the requested one, or the last. */
  readonly page: number;
}

/** The connections and the shared read for a page of the list. */
export interface ListReads {
  readonly pool: Pool;
  readonly readAsVisitor: ReadAsVisitor;
}

/**
 * Returns a page of meetings. A search runs on the search pool.
 * @throws {SearchBusyError}
 */
export async function findMeetings(
  live: ListReads & { readonly searches: SearchPool },
  { query, ...filter }: MeetingFilter,
): Promise<FoundMeetings> {
  if (query === null) return listPage(live, filter);
  const { ids, ...place } = await live.searches.search((run) =>
    findRanked(run, meetingSource(filter), query, {
      page: filter.page,
      pageSize,
      most: lastListPage * pageSize,
    }),
  );
  return { ...place, meetings: await findListedMeetings(live.pool, ids, filter.askerId) };
}

/** Finds a page of the list as a visitor sees it. */
export type ReadAsVisitor = (filter: Omit<ListFilter, 'askerId' | 'mine'>) => Promise<FoundMeetings>;

/** Returns a function that people who ask for the same page at the same time share. */
export const createReadAsVisitor = (pool: Pool): ReadAsVisitor =>
  createSharedReads(
    (filter) => readPage(pool, { ...filter, askerId: null, mine: false }),
    ({ when, genreId, bookId, page }) => `${when} ${genreId} ${bookId} ${page}`,
  );

/**
 * Returns a page of the list without a search. A person's own statement finds the ids of her page.
 * The meetings that she sees as visitors do come from the read that she shares with others, and the
 * rest from one more statement.
 */
async function listPage({ pool, readAsVisitor }: ListReads, filter: ListFilter): Promise<FoundMeetings> {
  const { askerId } = filter;
  if (filter.mine) return readPage(pool, filter);
  if (askerId === null) return readAsVisitor(filter);
  const [common, places] = await Promise.all([readAsVisitor(filter), findPlaces(pool, filter, askerId)]);
  const known = new Map(common.meetings.map((meeting) => [meeting.id, meeting]));
  const ownIds = places.flatMap(({ id, isPersonal }) => (isPersonal || !known.has(id) ? id : []));
  for (const meeting of await findListedMeetings(pool, ownIds, askerId)) known.set(meeting.id, meeting);
  return {
    meetings: places.flatMap(({ id, isMember }) => {
      const meeting = known.get(id);
      return meeting ? { ...meeting, isMember } : [];
    }),
    total: places[0]?.total ?? 0,
    page: places[0]?.page ?? 1,
  };
}

/** Reads a page in one statement. */
async function readPage(pool: Pool, filter: ListFilter): Promise<FoundMeetings> {
  const rows = await queryPlanned<ListedRow & PageExtent>(
    pool,
    Prisma.sql`${placesOf(filter)}
    SELECT ${listedColumns(filter.askerId)}, extent.total, extent.page
    FROM matching CROSS JOIN extent JOIN meetings m ON m.id = matching.id JOIN users u ON u.id = m.leader_id
    ${onPage}`,
  );
  return {
    meetings: rows.map(({ total: _total, page: _page, ...row }) => toListed(row)),
    total: rows[0]?.total ?? 0,
    page: rows[0]?.page ?? 1,
  };
}

interface PageExtent {
  readonly total: number;
  readonly page: number;
}

/** A meeting on a page of the list; `isPersonal`: visitors see it differently, or not at all. */
interface PlaceRow extends PageExtent {
  readonly id: number;
  readonly isMember: boolean;
  readonly isPersonal: boolean;
}

const findPlaces = (pool: Pool, filter: ListFilter, askerId: number): Promise<PlaceRow[]> =>
  queryPlanned<PlaceRow>(
    pool,
    Prisma.sql`${placesOf(filter)}
    SELECT m.id, ${isMemberColumn(askerId)}, ${differsFromVisitors(askerId)} AS "isPersonal",
      extent.total, extent.page
    FROM matching CROSS JOIN extent JOIN meetings m ON m.id = matching.id
    ${onPage}`,
  );

/**
 * Two CTEs: `matching` has the ids of all pages and their places, `extent` their count and the
 * number of the page that is shown.
 */
function placesOf(filter: ListFilter): Prisma.Sql {
  const { order } = periods[filter.when];
  return Prisma.sql`
    WITH matching AS (
      SELECT m.id, row_number() OVER (ORDER BY ${order}) AS place
      FROM meetings m WHERE ${conditionsOf(filter)}
      ORDER BY ${order} LIMIT ${lastListPage * pageSize}
    ), extent AS (
      SELECT total, least(${filter.page}::int, (total + ${pageSize - 1}) / ${pageSize}) AS page
      FROM (SELECT count(*)::int AS total FROM matching) AS counted
    )`;
}

/** Keeps the page that is shown, in order. */
const onPage = Prisma.sql`
    WHERE matching.place > (extent.page - 1) * ${pageSize} AND matching.place <= extent.page * ${pageSize}
    ORDER BY matching.place`;

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
