import type { Pool } from 'pg';
import { type Database, Prisma } from '../platform/db.ts';
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

// A join would let the planner read all authors for each book as long as they are few; by their ids it cannot.
const contributors = Prisma.sql`coalesce((
  SELECT json_agg(json_build_object(
    'authorId', p.author_id, 'name', (SELECT a.name FROM authors a WHERE a.id = p.author_id), 'role', p.role) ORDER BY p.position)
  FROM contributors p WHERE p.book_id = b.id), '[]') AS contributors`;

const bookColumns = Prisma.sql`b.id, b.title, b.subtitle, b.publisher, b.published_on AS "publishedOn", b.cover_url AS "coverUrl",
  json_build_object('id', b.category_id, 'name', c.name) AS genre, ${contributors}, b.item_id AS "itemId", b.isbn13,
  b.sub_category AS "subCategory", b.list_price AS "listPrice", b.sale_price AS "salePrice", b.sales_point AS "salesPoint",
  b.best_rank AS "bestRank", b.tags, b.product_url AS "productUrl", b.description`;

const fromBooks = Prisma.sql`FROM books b JOIN categories c ON c.id = b.category_id`;

/** Best first. Equal in every query that says "the top of a genre", and total, so that a page never repeats a book. */
const byRank = Prisma.sql`b.best_rank, b.sales_point DESC, b.id`;

/** Each is an index: the first pages of any of them need no sorting. Titles are ordered by code point, which is 가나다 in Hangul on every cluster. */
const orders: Record<BookSort, Prisma.Sql> = {
  rank: byRank,
  new: Prisma.sql`b.published_on DESC NULLS LAST, b.id DESC`,
  title: Prisma.sql`b.title COLLATE "C", b.id`,
};

export interface BookFilter {
  readonly genreId?: number | undefined;
  /** `searchPattern` of what title or contributors hold; null for all. */
  readonly pattern: string | null;
  readonly sort: BookSort;
  readonly page: number;
}

export interface FoundBooks {
  readonly books: readonly BookSummary[];
  /** Counted up to what can be leafed through. */
  readonly total: number;
  /** Where the page turned out to be: not beyond the last. */
  readonly page: number;
}

const lastPageOf = (pattern: string | null) => (pattern === null ? lastListPage : lastSearchPage);

/** A page of books in one statement (a few, when the page asked for is beyond the last). Past Prisma, which would double what the list costs. */
export async function findBooks(pool: Pool, filter: BookFilter): Promise<FoundBooks> {
  const page = Math.min(filter.page, lastPageOf(filter.pattern));
  const found = await queryPage(pool, { ...filter, page });
  if (found.books.length > 0 || page === 1) return found;
  const first = await queryPage(pool, { ...filter, page: 1 });
  const last = Math.ceil(first.total / pageSize);
  return last <= 1 ? first : queryPage(pool, { ...filter, page: last });
}

async function queryPage(pool: Pool, filter: BookFilter): Promise<FoundBooks> {
  const { text, values } = pageStatement(filter);
  type Row = Omit<BookSummary, 'publishedOn'> & { publishedOn: string | null; total: number };
  const { rows } = await pool.query<Row>({ ...nameOf(filter), text, values });
  return {
    page: filter.page,
    total: rows[0]?.total ?? 0,
    books: rows.map(({ total: _total, publishedOn, ...book }) => ({
      ...book,
      publishedOn: publishedOn === null ? null : new Date(publishedOn),
    })),
  };
}

/** The plain list is prepared once a connection. A search is planned each time: the plan for a rare word is not that for a frequent one. */
const nameOf = ({ genreId, pattern, sort }: BookFilter) =>
  pattern === null ? { name: `books by ${sort}${genreId === undefined ? '' : ' in a genre'}` } : {};

const summaryColumns = Prisma.sql`b.id, b.title, b.publisher, to_char(b.published_on, 'YYYY-MM-DD') AS "publishedOn",
  b.cover_url AS "coverUrl", ${contributors}`;

/** The whole of a page; each row carries the total. */
export function pageStatement({ genreId, pattern, sort, page }: BookFilter): Prisma.Sql {
  const inGenre = genreId === undefined ? Prisma.sql`true` : Prisma.sql`b.category_id = ${genreId}`;
  const order = Prisma.sql`ORDER BY ${orders[sort]}`;
  // Cut out first and described after, so that passing over earlier pages is cheap.
  const cut = Prisma.sql`${order} LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`;
  const most = lastPageOf(pattern) * pageSize;
  if (pattern === null) {
    return Prisma.sql`
      SELECT ${summaryColumns}, (SELECT count(*)::int FROM (SELECT FROM books b WHERE ${inGenre} LIMIT ${most}) AS counted) AS total
      FROM (SELECT b.* FROM books b WHERE ${inGenre} ${cut}) AS b ${order}`;
  }
  // What is rare is looked up once and sorted; for what is frequent the order is walked until the page is full. Only one of the two is run.
  const matches = Prisma.sql`${inGenre} AND b.search_key LIKE ${pattern}`;
  return Prisma.sql`
    WITH hits AS MATERIALIZED (SELECT b.* FROM books b WHERE ${matches} LIMIT ${most + 1}),
      extent AS MATERIALIZED (SELECT count(*)::int AS hits FROM hits)
    SELECT ${summaryColumns}, (SELECT least(hits, ${most}) FROM extent) AS total
    FROM (
      (SELECT b.* FROM hits b WHERE (SELECT hits FROM extent) <= ${most} ${cut})
      UNION ALL
      (SELECT b.* FROM books b WHERE (SELECT hits FROM extent) > ${most} AND ${matches} ${cut})
    ) AS b ${order}`;
}

/** The books of these ids, in the order of the ids; those that are not there are left out. */
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

/** The books of a genre from `offset` on: best rank, then sales, then id. */
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

/** What tells a work from other products, for the best books of every genre. */
export const listBestOfGenres = (
  db: Database,
  limitPerGenre: number,
): Promise<ShelvedProduct[]> => db.$queryRaw<ShelvedProduct[]>`
  SELECT c.id AS "genreId", b.title, b.subtitle, b.sub_category AS "subCategory", ${contributors}
  FROM categories c CROSS JOIN LATERAL (
    SELECT b.* FROM books b WHERE b.category_id = c.id ORDER BY ${byRank} LIMIT ${limitPerGenre}
  ) AS b ORDER BY c.id, ${byRank}`;

/** Every genre that has books, by name. */
export const listGenres = (db: Database): Promise<Genre[]> => db.$queryRaw<Genre[]>`
  SELECT c.id, c.name, count(*)::int AS "bookCount" FROM books b JOIN categories c ON c.id = b.category_id
  GROUP BY c.id ORDER BY c.name COLLATE "C"`;

/** What separates the words of a title, or ends a sentence: it tells no two titles apart. */
const separators = ' \t\n,.!?:;·…()[]{}~-–—_\'"‘’“”「」『』《》〈〉';

/**
 * Titles of the catalogue that a text holds, however it is spaced, edition notes in brackets left out. Titles of one letter are passed over: they
 * are in every text. A walk over all titles: for what is written once, not for what is typed.
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
