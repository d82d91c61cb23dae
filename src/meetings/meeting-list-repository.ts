import type { Pool } from 'pg';
import { Prisma } from '../platform/db.ts';
import { queryPlanned } from '../platform/planned-query.ts';
import { findRanked, type SearchPool, type SearchSource } from '../platform/search/index.ts';
import { lastListPage, pageSize } from './input.ts';
import { conditionsOf, periods } from './list-conditions.sql.ts';
import type { ListFilter, MeetingFilter } from './list-filter.ts';
import type { ListedMeeting } from './meeting-row.ts';
import { findListedMeetings, type ListedRow, listedColumns, toListed } from './meeting-row-repository.ts';

export interface FoundMeetings {
  readonly meetings: readonly ListedMeeting[];
  /** The number of meetings, counted up to the last page. */
  readonly total: number;
  /** The number of the returned page: the requested one, or the last. */
  readonly page: number;
}

/**
 * Returns a page of meetings. A search runs on the search pool.
 * @throws {SearchBusyError}
 */
export async function findMeetings(
  live: { readonly pool: Pool; readonly searches: SearchPool },
  { query, ...filter }: MeetingFilter,
): Promise<FoundMeetings> {
  if (query === null) return listPage(live.pool, filter);
  const { ids, ...place } = await live.searches.search((run) =>
    findRanked(run, meetingSource(filter), query, {
      page: filter.page,
      pageSize,
      most: lastListPage * pageSize,
    }),
  );
  return { ...place, meetings: await findListedMeetings(live.pool, ids, filter.askerId) };
}

/** Returns a page of the list without a search, in one statement. */
async function listPage(pool: Pool, filter: ListFilter): Promise<FoundMeetings> {
  const { order } = periods[filter.when];
  const rows = await queryPlanned<ListedRow & { total: number; page: number }>(
    pool,
    Prisma.sql`
    WITH matching AS (
      SELECT m.id, row_number() OVER (ORDER BY ${order}) AS place
      FROM meetings m WHERE ${conditionsOf(filter)}
      ORDER BY ${order} LIMIT ${lastListPage * pageSize}
    ), extent AS (
      SELECT total, least(${filter.page}::int, (total + ${pageSize - 1}) / ${pageSize}) AS page
      FROM (SELECT count(*)::int AS total FROM matching) AS counted
    )
    SELECT ${listedColumns(filter.askerId)}, extent.total, extent.page
    FROM matching CROSS JOIN extent JOIN meetings m ON m.id = matching.id JOIN users u ON u.id = m.leader_id
    WHERE matching.place > (extent.page - 1) * ${pageSize} AND matching.place <= extent.page * ${pageSize}
    ORDER BY matching.place`,
  );
  return {
    meetings: rows.map(({ total: _total, page: _page, ...row }) => toListed(row)),
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
