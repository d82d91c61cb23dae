import type { Database } from '../../platform/db.ts';

/** How often each book, by its id, was shown to an account in a genre; empty for a visitor. */
export async function countShown(
  db: Database,
  userId: number | null,
  genreId: number,
): Promise<Map<number, number>> {
  const rows = await db.$queryRaw<{ bookId: number; times: number }[]>`
    SELECT p.book_id AS "bookId", count(*)::int AS times
    FROM recommendations r JOIN recommendation_picks p ON p.recommendation_id = r.id
    WHERE r.user_id = ${userId} AND r.category_id = ${genreId}
    GROUP BY p.book_id`;
  return new Map(rows.map(({ bookId, times }) => [bookId, times]));
}

/**
 * Ids of books in recommendations of a genre that the account repeated with the wish "not my
 * taste"; empty for a visitor.
 */
export async function listRejectedPicks(
  db: Database,
  userId: number | null,
  genreId: number,
): Promise<number[]> {
  const rows = await db.$queryRaw<{ bookId: number }[]>`
    SELECT DISTINCT p.book_id AS "bookId"
    FROM recommendations r JOIN recommendation_picks p ON p.recommendation_id = r.again_of_id
    WHERE r.user_id = ${userId} AND r.category_id = ${genreId} AND 'not_my_taste' = ANY (r.wishes)`;
  return rows.map(({ bookId }) => bookId);
}
