import type { Pool } from 'pg';
import { Prisma } from '../platform/db.ts';
import { type BookFilter, type BookSummary, type FoundBooks, lastListPage, pageSize } from './book.ts';
import { inGenre, orders, type SummaryRow, summaryColumns, toSummary } from './book-columns.sql.ts';

export type ListFilter = Omit<BookFilter, 'query'>;

/**
 * Returns a page of the list without a search. It takes one statement, or a few when the requested
 * page is beyond the last. Prisma would double its cost.
 */
export async function listPage(pool: Pool, filter: ListFilter): Promise<FoundBooks> {
  const page = Math.min(filter.page, lastListPage);
  const found = await queryPage(pool, { ...filter, page });
  if (found.books.length > 0 || page === 1) return found;
  const first = await queryPage(pool, { ...filter, page: 1 });
  const last = Math.ceil(first.total / pageSize);
  return last <= 1 ? first : queryPage(pool, { ...filter, page: last });
}

async function queryPage(pool: Pool, filter: ListFilter): Promise<FoundBooks> {
  const { text, values } = pageStatement(filter);
  const { rows } = await pool.query<SummaryRow & { total: number }>({ name: nameOf(filter), text, values });
  return {
    page: filter.page,
    total: rows[0]?.total ?? 0,
    books: rows.map(({ total: _total, ...row }) => toSummary(row)),
  };
}

/** The name lets each connection prepare the statement once. */
const nameOf = ({ genreId, sort, page }: ListFilter) =>
  `books by ${sort}${genreId === undefined ? '' : ' in a genre'}${page === 1 ? ', first page' : ''}`;

/**
 * Constants and no parameters: for an unknown limit PostgreSQL would make a new plan at each run.
 * A later page has a plan for its offset.
 */
const [shownRows, countedRows] = [Prisma.raw(String(pageSize)), Prisma.raw(String(lastListPage * pageSize))];
const offsetOf = (page: number) => (page === 1 ? Prisma.empty : Prisma.sql`OFFSET ${(page - 1) * pageSize}`);

/** One statement for a page. Each row carries the total. */
function pageStatement({ genreId, sort, page }: ListFilter): Prisma.Sql {
  const where = inGenre(genreId);
  const order = Prisma.sql`ORDER BY ${orders[sort]}`;
  // Selects the ids first and their columns afterwards, so that skipping earlier pages is cheap.
  return Prisma.sql`
    SELECT ${summaryColumns},
      (SELECT count(*)::int FROM (SELECT FROM books b WHERE ${where} LIMIT ${countedRows}) AS counted) AS total
    FROM (SELECT b.* FROM books b WHERE ${where} ${order} LIMIT ${shownRows} ${offsetOf(page)}) AS b ${order}`;
}

export async function findSummaries(pool: Pool, ids: readonly number[]): Promise<BookSummary[]> {
  if (ids.length === 0) return [];
  const { text, values } =
    Prisma.sql`SELECT ${summaryColumns} FROM books b WHERE b.id = ANY (${[...ids]}::int[])`;
  const { rows } = await pool.query<SummaryRow>({ name: 'books by id', text, values });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row === undefined ? [] : [toSummary(row)];
  });
}
