import type { Database } from '../platform/db.ts';
import { isKnownTo } from './visibility-conditions.sql.ts';

/** A club that meets about a book. */
export interface BookClub {
  readonly bookId: number;
  readonly id: number;
  readonly name: string;
}

/** The most clubs for one book. */
const mostClubs = 3;

/**
 * Finds clubs with a running or future meeting about some books that the person may know of: for
 * each book her own clubs first, then those that meet soonest.
 */
export const findBookClubs = (
  db: Database,
  bookIds: readonly number[],
  askerId: number | null,
): Promise<BookClub[]> =>
  db.$queryRaw<BookClub[]>`
    WITH reading AS (
      SELECT m.book_id, m.club_id, min(m.starts_at) AS starts_at,
        EXISTS (SELECT FROM club_memberships s WHERE s.club_id = m.club_id AND s.user_id = ${askerId}) AS is_own
      FROM meetings m
      WHERE m.book_id = ANY (${[...bookIds]}) AND m.club_id IS NOT NULL AND m.cancelled_at IS NULL
        AND m.starts_at > now() - interval '12 hours' AND m.ends_at > now() AND ${isKnownTo(askerId)}
      GROUP BY m.book_id, m.club_id
    ), placed AS (
      SELECT book_id, club_id,
        row_number() OVER (PARTITION BY book_id ORDER BY is_own DESC, starts_at, club_id) AS place
      FROM reading
    )
    SELECT p.book_id AS "bookId", c.id, c.name FROM placed p JOIN clubs c ON c.id = p.club_id
    WHERE p.place <= ${mostClubs} ORDER BY p.book_id, p.place`;
