import { type Database, Prisma } from '../platform/db.ts';

export interface BookSales {
  readonly id: number;
  readonly genreId: number;
  /** Aladin's sales point, above 0. */
  readonly salesPoint: number;
}

/** Returns the sales of these books, without books whose sales are unknown. */
export async function listSales(db: Database, ids: readonly number[]): Promise<BookSales[]> {
  if (ids.length === 0) return [];
  return db.$queryRaw<BookSales[]>`
    SELECT id, category_id AS "genreId", sales_point AS "salesPoint" FROM books
    WHERE id IN (${Prisma.join([...ids])}) AND sales_point > 0`;
}
