import type { Database } from '../platform/db.ts';

/** A club that read a book, for one of its members. */
export interface ReadingClub {
  readonly id: number;
  readonly name: string;
  /** The last day on which it read the book, as midnight UTC; null if nobody remembers. */
  readonly readOn: Date | null;
  readonly count: number;
  /** In half stars; null before the first rating. */
  readonly average: number | null;
  /** The database's time. */
  readonly now: Date;
}

/** Finds a person's clubs that read a book, by the last day. */
export const findReadingClubs = (
  db: Database,
  { bookId, userId, limit }: { readonly bookId: number; readonly userId: number; readonly limit: number },
): Promise<ReadingClub[]> =>
  db.$queryRaw<ReadingClub[]>`
    WITH readings AS (
      SELECT e.club_id, e.read_on FROM club_memberships s
        JOIN club_earlier_books e ON e.club_id = s.club_id AND e.book_id = ${bookId}
      WHERE s.user_id = ${userId}
      UNION ALL
      SELECT m.club_id, (m.starts_at AT TIME ZONE 'Asia/Seoul')::date FROM meetings m
        JOIN club_memberships s ON s.club_id = m.club_id AND s.user_id = ${userId}
      WHERE m.book_id = ${bookId} AND m.cancelled_at IS NULL AND m.ends_at <= now()
    ), shelved AS (
      SELECT club_id, max(read_on) AS read_on FROM readings GROUP BY club_id
      ORDER BY max(read_on) DESC NULLS LAST, club_id DESC LIMIT ${limit}
    )
    SELECT c.id, c.name, h.read_on AS "readOn", r.count, r.average, now() AS now
    FROM shelved h JOIN clubs c ON c.id = h.club_id CROSS JOIN LATERAL (
      SELECT count(*)::int AS count, avg(half_stars)::float AS average
      FROM club_ratings WHERE club_id = h.club_id AND book_id = ${bookId}
    ) AS r
    ORDER BY h.read_on DESC NULLS LAST, h.club_id DESC`;
