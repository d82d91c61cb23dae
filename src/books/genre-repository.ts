import type { Pool } from 'pg';
import { type Database, Prisma } from '../platform/db.ts';
import { queryPlanned } from '../platform/planned-query.ts';
import type { Genre, GenreName } from './book.ts';
import { byRank } from './book-columns.sql.ts';

/** Returns a genre with its current name; null when it no longer exists. */
export const findGenre = (db: Database, id: number): Promise<{ id: number; name: string } | null> =>
  db.genre.findUnique({ where: { id }, select: { id: true, name: true } });

/**
 * Returns every genre that has books, by name, without counting them. Order and limit make
 * PostgreSQL look for the first book of each genre in the index; an `EXISTS` would read all books.
 */
export const listGenreNames = (pool: Pool): Promise<GenreName[]> =>
  queryPlanned<GenreName>(
    pool,
    Prisma.sql`SELECT c.id, c.name
      FROM categories c CROSS JOIN LATERAL (
        SELECT FROM books b WHERE b.category_id = c.id ORDER BY ${byRank} LIMIT 1) AS book
      ORDER BY c.name COLLATE "C"`,
  );

/** Returns every genre that has books, by name. */
export const listGenres = (db: Database): Promise<Genre[]> => db.$queryRaw<Genre[]>`
  SELECT c.id, c.name, count(*)::int AS "bookCount" FROM books b JOIN categories c ON c.id = b.category_id
  GROUP BY c.id ORDER BY c.name COLLATE "C"`;
