import { type Database, Prisma } from '../platform/db.ts';
import type { Book } from './book.ts';
import { bookColumns, byRank, fromBooks } from './book-columns.sql.ts';

/** Books read beside the page for each work key on it. */
const mostRelated = 20;

export interface GenreShelf {
  /** Books of the genre from `offset` on: best rank, then sales, then id. */
  readonly books: readonly Book[];
  /** Other books of the genre that share a work key with one of them, in the same order. */
  readonly related: readonly Book[];
}

/** Reads a page of a genre, and the other editions of the works on it, in one statement. */
export async function readGenreShelf(
  db: Database,
  page: { readonly genreId: number; readonly limit: number; readonly offset: number },
): Promise<GenreShelf> {
  const rows = await db.$queryRaw<(Book & { isOnPage: boolean })[]>(genreShelfStatement(page));
  const [books, related]: [Book[], Book[]] = [[], []];
  for (const { isOnPage, ...book } of rows) (isOnPage ? books : related).push(book);
  return { books, related };
}

const genreShelfStatement = (page: { genreId: number; limit: number; offset: number }): Prisma.Sql =>
  Prisma.sql`
  WITH shelf AS MATERIALIZED (
    SELECT b.id, b.work_key FROM books b WHERE b.category_id = ${page.genreId}
    ORDER BY ${byRank} LIMIT ${page.limit} OFFSET ${page.offset}
  ), chosen AS (
    SELECT id, true AS is_on_page FROM shelf
    UNION ALL
    SELECT r.id, false FROM (SELECT DISTINCT work_key FROM shelf WHERE work_key <> '') AS works
    CROSS JOIN LATERAL (
      SELECT b.id FROM books b
      WHERE b.work_key = works.work_key AND b.category_id = ${page.genreId} AND b.id NOT IN (SELECT id FROM shelf)
      ORDER BY ${byRank} LIMIT ${mostRelated}
    ) AS r
  )
  SELECT ${bookColumns}, chosen.is_on_page AS "isOnPage" ${fromBooks} JOIN chosen ON chosen.id = b.id ORDER BY ${byRank}`;
