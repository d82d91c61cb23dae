import type { Database } from '../platform/db.ts';
import type { Genre } from './book.ts';

/** Returns a genre with its current name; null when it no longer exists. */
export const findGenre = (db: Database, id: number): Promise<{ id: number; name: string } | null> =>
  db.genre.findUnique({ where: { id }, select: { id: true, name: true } });

/** Returns every genre that has books, by name. */
export const listGenres = (db: Database): Promise<Genre[]> => db.$queryRaw<Genre[]>`
  SELECT c.id, c.name, count(*)::int AS "bookCount" FROM books b JOIN categories c ON c.id = b.category_id
  GROUP BY c.id ORDER BY c.name COLLATE "C"`;
