import type { Pool } from 'pg';
import { type Database, Prisma } from '../platform/db.ts';
import {
  findRanked,
  type SearchPool,
  type SearchQuery,
  type SearchSource,
} from '../platform/search/index.ts';
import { type BookFilter, type BookSort, type FoundBooks, lastSearchPage, pageSize } from './book.ts';
import { byRank, inGenre, orders } from './book-columns.sql.ts';
import { findSummaries, listPage } from './book-page-repository.ts';

/**
 * Returns a page of books. A search runs on connections of its own.
 * @throws {SearchBusyError}
 */
export async function findBooks(
  live: { readonly pool: Pool; readonly searches: Pick<SearchPool, 'search'> },
  { query, ...filter }: BookFilter,
): Promise<FoundBooks> {
  if (query === null) return listPage(live.pool, filter);
  const { ids, ...place } = await live.searches.search((run) =>
    findRanked(run, bookSource(filter), query, {
      page: filter.page,
      pageSize,
      most: lastSearchPage * pageSize,
    }),
  );
  return { ...place, books: await findSummaries(live.pool, ids) };
}

/**
 * Returns the ids of matching books, best match first; the best-selling books when the query is
 * null.
 * @throws {SearchBusyError}
 */
export async function findBookIds(
  live: { readonly db: Database; readonly searches: Pick<SearchPool, 'search'> },
  query: SearchQuery | null,
  count: number,
): Promise<readonly number[]> {
  if (query === null) {
    const rows = await live.db.$queryRaw<
      { id: number }[]
    >`SELECT b.id FROM books b ORDER BY ${byRank} LIMIT ${count}`;
    return rows.map(({ id }) => id);
  }
  const source = bookSource({ sort: 'rank' });
  const { ids } = await live.searches.search((run) =>
    findRanked(run, source, query, { page: 1, pageSize: count, most: count }),
  );
  return ids;
}

/**
 * The table that a book search reads, and the order of equal matches. A search by rank puts the
 * best match first.
 */
export const bookSource = ({
  genreId,
  sort,
}: {
  readonly genreId?: number | undefined;
  readonly sort: BookSort;
}): SearchSource => ({
  table: Prisma.sql`books b`,
  alias: Prisma.sql`b`,
  columns: Prisma.sql`b.id, b.best_rank, b.sales_point, b.published_on, b.title`,
  where: inGenre(genreId),
  order: orders[sort],
  ranking: sort === 'rank' ? 'title' : 'none',
});
