import type { Pool } from 'pg';
import { type Database, Prisma } from '../platform/db.ts';
import {
  findRanked,
  type SearchPool,
  type SearchQuery,
  type SearchSource,
} from '../platform/search/index.ts';
import {
  type Book,
  type BookSort,
  type BookSummary,
  type Genre,
  lastListPage,
  lastSearchPage,
  pageSize,
} from './book.ts';
import type { Contributor } from './contributor.ts';

// With a join the planner may read all authors for each book while the table is small.
const contributors = Prisma.sql`coalesce((
  SELECT json_agg(json_build_object(
    'authorId', p.author_id, 'name', (SELECT a.name FROM authors a WHERE a.id = p.author_id), 'role', p.role) ORDER BY p.position)
  FROM contributors p WHERE p.book_id = b.id), '[]') AS contributors`;

const bookColumns = Prisma.sql`b.id, b.title, b.subtitle, b.publisher, b.published_on AS "publishedOn", b.cover_url AS "coverUrl",
  json_build_object('id', b.category_id, 'name', c.name) AS genre, ${contributors}, b.item_id AS "itemId", b.isbn13,
  b.sub_category AS "subCategory", b.list_price AS "listPrice", b.sale_price AS "salePrice", b.sales_point AS "salesPoint",
  b.best_rank AS "bestRank", b.tags, b.product_url AS "productUrl", b.description`;

const fromBooks = Prisma.sql`FROM books b JOIN categories c ON c.id = b.category_id`;

/**
 * Order of the best books. Every query for "the top of a genre" uses it, and it is total, so that
 * no book appears on two pages.
 */
const byRank = Prisma.sql`b.best_rank, b.sales_point DESC, b.id`;

/**
 * Each order has an index, so the first pages need no sorting. Titles are ordered by code point,
 * which is 가나다 for Hangul in any database locale.
 */
const orders: Record<BookSort, Prisma.Sql> = {
  rank: byRank,
  new: Prisma.sql`b.published_on DESC NULLS LAST, b.id DESC`,
  title: Prisma.sql`b.title COLLATE "C", b.id`,
};

export interface BookFilter {
  readonly genreId?: number | undefined;
  /** Null for no search. */
  readonly query: SearchQuery | null;
  readonly sort: BookSort;
  readonly page: number;
}

export interface FoundBooks {
  readonly books: readonly BookSummary[];
  /** Number of matches, counted up to the last page that can be opened. */
  readonly total: number;
  /** Actual page; the last page when the requested one is beyond it. */
  readonly page: number;
}

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

type ListFilter = Omit<BookFilter, 'query'>;

/**
 * Returns a page of the list without a search. It takes one statement, or a few when the requested
 * page is beyond the last. Prisma would double its cost.
 */
async function listPage(pool: Pool, filter: ListFilter): Promise<FoundBooks> {
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
const nameOf = ({ genreId, sort }: ListFilter) =>
  `books by ${sort}${genreId === undefined ? '' : ' in a genre'}`;

type SummaryRow = Omit<BookSummary, 'publishedOn'> & { publishedOn: string | null };

const toSummary = ({ publishedOn, ...book }: SummaryRow): BookSummary => ({
  ...book,
  publishedOn: publishedOn === null ? null : new Date(publishedOn),
});

const summaryColumns = Prisma.sql`b.id, b.title, b.publisher, to_char(b.published_on, 'YYYY-MM-DD') AS "publishedOn",
  b.cover_url AS "coverUrl", ${contributors}`;

const inGenre = (genreId: number | undefined) =>
  genreId === undefined ? Prisma.sql`true` : Prisma.sql`b.category_id = ${genreId}`;

/** One statement for a page. Each row carries the total. */
function pageStatement({ genreId, sort, page }: ListFilter): Prisma.Sql {
  const where = inGenre(genreId);
  const order = Prisma.sql`ORDER BY ${orders[sort]}`;
  // Selects the ids first and their columns afterwards, so that skipping earlier pages is cheap.
  return Prisma.sql`
    SELECT ${summaryColumns},
      (SELECT count(*)::int FROM (SELECT FROM books b WHERE ${where} LIMIT ${lastListPage * pageSize}) AS counted) AS total
    FROM (SELECT b.* FROM books b WHERE ${where} ${order} LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}) AS b ${order}`;
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

async function findSummaries(pool: Pool, ids: readonly number[]): Promise<BookSummary[]> {
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

/** Returns the books with these ids in the given order, without ids that do not exist. */
export async function listBooks(db: Database, ids: readonly number[]): Promise<Book[]> {
  if (ids.length === 0) return [];
  const books = await db.$queryRaw<
    Book[]
  >`SELECT ${bookColumns} ${fromBooks} WHERE b.id IN (${Prisma.join([...ids])})`;
  const byId = new Map(books.map((book) => [book.id, book]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

export const findBook = async (db: Database, id: number): Promise<Book | null> =>
  (await listBooks(db, [id]))[0] ?? null;

/** Returns the books of a genre from `offset` on: best rank, then sales, then id. */
export const listBestOfGenre = (
  db: Database,
  { genreId, limit, offset }: { genreId: number; limit: number; offset: number },
): Promise<Book[]> => db.$queryRaw<Book[]>`
  SELECT ${bookColumns} ${fromBooks} WHERE b.category_id = ${genreId} ORDER BY ${byRank} LIMIT ${limit} OFFSET ${offset}`;

export interface ShelvedProduct {
  readonly genreId: number;
  readonly title: string;
  readonly subtitle: string | null;
  readonly subCategory: string | null;
  readonly contributors: readonly Contributor[];
}

/** Returns the fields that tell works from other products, for the best books of every genre. */
export const listBestOfGenres = (
  db: Database,
  limitPerGenre: number,
): Promise<ShelvedProduct[]> => db.$queryRaw<ShelvedProduct[]>`
  SELECT c.id AS "genreId", b.title, b.subtitle, b.sub_category AS "subCategory", ${contributors}
  FROM categories c CROSS JOIN LATERAL (
    SELECT b.* FROM books b WHERE b.category_id = c.id ORDER BY ${byRank} LIMIT ${limitPerGenre}
  ) AS b ORDER BY c.id, ${byRank}`;

/** Returns a genre with its current name; null when it no longer exists. */
export const findGenre = (db: Database, id: number): Promise<{ id: number; name: string } | null> =>
  db.genre.findUnique({ where: { id }, select: { id: true, name: true } });

/** Returns every genre that has books, by name. */
export const listGenres = (db: Database): Promise<Genre[]> => db.$queryRaw<Genre[]>`
  SELECT c.id, c.name, count(*)::int AS "bookCount" FROM books b JOIN categories c ON c.id = b.category_id
  GROUP BY c.id ORDER BY c.name COLLATE "C"`;

/** Word separators and sentence ends, which are ignored when titles are compared. */
const separators = ' \t\n,.!?:;·…()[]{}~-–—_\'"‘’“”「」『』《》〈〉';

/**
 * Returns the titles of the catalogue that occur in a text, ignoring spaces and edition notes in
 * brackets. Titles of one letter are skipped, because they occur in every text. Each call reads all
 * titles.
 */
export async function titlesNamedIn(db: Database, text: string): Promise<string[]> {
  const bare = [...text.toLowerCase()].filter((letter) => !separators.includes(letter)).join('');
  const rows = await db.$queryRaw<{ title: string }[]>`
    SELECT title FROM (
      SELECT title, translate(lower(split_part(split_part(title, '(', 1), '[', 1)), ${separators}, '') AS name FROM books
    ) AS named
    WHERE char_length(name) > 1 AND strpos(${bare}, name) > 0
    LIMIT 200`;
  return rows.map(({ title }) => title);
}
