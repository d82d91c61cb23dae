import { type Database, Prisma } from '../platform/db.ts';
import type { ShelfEntry } from './shelf.ts';

/** The books of a club's meetings that took place, each with the last day in Seoul. */
const heldIn = (clubId: number) => Prisma.sql`
  SELECT m.book_id, max((m.starts_at AT TIME ZONE 'Asia/Seoul')::date) AS read_on
  FROM meetings m
  WHERE m.club_id = ${clubId} AND m.cancelled_at IS NULL AND m.ends_at <= now()
  GROUP BY m.book_id`;

/** Counts the books on a club's shelf. */
export async function countEntries(db: Database, clubId: number): Promise<number> {
  const [row] = await db.$queryRaw<[{ count: number }]>`
    WITH held AS (${heldIn(clubId)})
    SELECT ((SELECT count(*) FROM club_earlier_books e WHERE e.club_id = ${clubId})
      + (SELECT count(*) FROM held h WHERE NOT EXISTS (
          SELECT FROM club_earlier_books e WHERE e.club_id = ${clubId} AND e.book_id = h.book_id)))::int AS count`;
  return row.count;
}

/**
 * Finds books of a club's shelf, the book read last first, those without a day at the end. Of the
 * books added by hand it reads only as many as can be among the wanted ones.
 */
export const findEntries = (
  db: Database,
  clubId: number,
  { skip = 0, limit }: { readonly skip?: number; readonly limit: number },
): Promise<ShelfEntry[]> =>
  db.$queryRaw<ShelfEntry[]>`
    WITH held AS (${heldIn(clubId)}), earlier AS (
      SELECT e.book_id, e.read_on FROM club_earlier_books e WHERE e.club_id = ${clubId}
      ORDER BY e.read_on DESC NULLS LAST, e.book_id DESC LIMIT ${skip + limit}
    )
    SELECT book_id AS "bookId", max(read_on) AS "readOn"
    FROM (SELECT * FROM held UNION ALL SELECT * FROM earlier) AS readings
    GROUP BY book_id ORDER BY max(read_on) DESC NULLS LAST, book_id DESC LIMIT ${limit} OFFSET ${skip}`;

/** Whether a book is on a club's shelf. */
export async function isOnShelf(db: Database, clubId: number, bookId: number): Promise<boolean> {
  const [row] = await db.$queryRaw<[{ found: boolean }]>`
    SELECT EXISTS (SELECT FROM club_earlier_books e WHERE e.club_id = ${clubId} AND e.book_id = ${bookId})
      OR EXISTS (
        SELECT FROM meetings m WHERE m.club_id = ${clubId} AND m.book_id = ${bookId}
          AND m.cancelled_at IS NULL AND m.ends_at <= now()) AS found`;
  return row.found;
}
