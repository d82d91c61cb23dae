import { Prisma } from '../platform/db.ts';
import type { BookSort, BookSummary } from './book.ts';

// With a join the planner may read all authors for each book while the table is small.
const contributorList = Prisma.sql`coalesce((
  SELECT json_agg(json_build_object(
    'authorId', p.author_id, 'name', (SELECT a.name FROM authors a WHERE a.id = p.author_id), 'role', p.role) ORDER BY p.position)
  FROM contributors p WHERE p.book_id = b.id), '[]')`;

export const contributors = Prisma.sql`${contributorList} AS contributors`;

export const bookColumns = Prisma.sql`b.id, b.title, b.subtitle, b.publisher, b.published_on AS "publishedOn", b.cover_url AS "coverUrl",
  json_build_object('id', b.category_id, 'name', c.name) AS genre, ${contributors}, b.item_id AS "itemId", b.isbn13,
  b.sub_category AS "subCategory", b.category_path AS "categoryPath", b.series, b.pages, b.list_price AS "listPrice", b.sale_price AS "salePrice", b.sales_point AS "salesPoint",
  b.best_rank AS "bestRank", b.tags, b.tag_sources AS "tagSources", b.product_url AS "productUrl", b.description`;

export const fromBooks = Prisma.sql`FROM books b JOIN categories c ON c.id = b.category_id`;

export const summaryColumns = Prisma.sql`b.id, b.title, b.publisher, to_char(b.published_on, 'YYYY-MM-DD') AS "publishedOn",
  b.cover_url AS "coverUrl", ${contributors}`;

/**
 * The book with this id as one JSON value, for statements of other features that show a book.
 * `toSummary` reads it.
 */
export const bookSummaryOf = (id: Prisma.Sql) => Prisma.sql`(
  SELECT json_build_object('id', b.id, 'title', b.title, 'publisher', b.publisher,
    'publishedOn', to_char(b.published_on, 'YYYY-MM-DD'), 'coverUrl', b.cover_url, 'contributors', ${contributorList})
  FROM books b WHERE b.id = ${id})`;

export type SummaryRow = Omit<BookSummary, 'publishedOn'> & { publishedOn: string | null };

export const toSummary = ({ publishedOn, ...book }: SummaryRow): BookSummary => ({
  ...book,
  publishedOn: publishedOn === null ? null : new Date(publishedOn),
});

/**
 * Order of the best books. Every query for "the top of a genre" uses it, and it is total, so that
 * no book appears on two pages.
 */
export const byRank = Prisma.sql`b.best_rank, b.sales_point DESC, b.id`;

/**
 * Each order has an index, so the first pages need no sorting. Titles are ordered by code point,
 * which is 가나다 for Hangul in any database locale.
 */
export const orders: Record<BookSort, Prisma.Sql> = {
  rank: byRank,
  new: Prisma.sql`b.published_on DESC NULLS LAST, b.id DESC`,
  title: Prisma.sql`b.title COLLATE "C", b.id`,
};

export const inGenre = (genreId: number | undefined) =>
  genreId === undefined ? Prisma.sql`true` : Prisma.sql`b.category_id = ${genreId}`;
