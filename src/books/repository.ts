import { type Database, Prisma } from '../platform/db.ts';
import type { Book } from './book.ts';
import { bookColumns, byRank, contributors, fromBooks } from './book-columns.sql.ts';
import type { Contributor } from './contributor.ts';

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
