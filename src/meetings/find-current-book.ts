import type { Database } from '../platform/db.ts';

/** Returns the book that a club reads: of its next meeting, or else of its last one. */
export async function findCurrentBookId(db: Database, clubId: number): Promise<number | null> {
  const [row] = await db.$queryRaw<{ bookId: number }[]>`
    SELECT book_id AS "bookId" FROM meetings WHERE club_id = ${clubId} AND cancelled_at IS NULL
    ORDER BY ends_at > now() DESC, abs(extract(epoch FROM starts_at - now())), id LIMIT 1`;
  return row?.bookId ?? null;
}
