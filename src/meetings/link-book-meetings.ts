import type { Database } from '../platform/db.ts';
import { isKnownTo } from './sight-conditions.sql.ts';

/**
 * Returns the addresses of the lists of meetings about some books, by the book's id. A book without
 * a meeting that runs or is still to come, and that the person may know of, is missing.
 */
export async function linkBookMeetings(
  db: Database,
  bookIds: readonly number[],
  askerId: number | null,
): Promise<ReadonlyMap<number, string>> {
  const rows = await db.$queryRaw<{ bookId: number; isUpcoming: boolean }[]>`
    SELECT m.book_id AS "bookId", bool_or(m.starts_at > now()) AS "isUpcoming" FROM meetings m
    WHERE m.book_id = ANY (${bookIds}) AND m.cancelled_at IS NULL
      AND m.starts_at > now() - interval '12 hours' AND m.ends_at > now()
      AND ${isKnownTo(askerId)}
    GROUP BY m.book_id`;
  return new Map(
    rows.map(({ bookId, isUpcoming }) => [
      bookId,
      isUpcoming ? `/meetings?book=${bookId}` : `/meetings?when=live&book=${bookId}`,
    ]),
  );
}
