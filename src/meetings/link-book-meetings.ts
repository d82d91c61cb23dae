import type { Database } from '../platform/db.ts';
import { findBookClubs } from './book-club-repository.ts';
import type { ClubLink } from './view.ts';
import { isKnownTo } from './visibility-conditions.sql.ts';

/** Where the meetings about a book are found. */
export interface BookMeetingLinks {
  /** The list of its meetings. */
  readonly href: string;
  /** Some of the clubs that read it, the reader's own first. */
  readonly clubs: readonly ClubLink[];
}

/**
 * Returns where the meetings about some books are found, by the book's id. A book without a meeting
 * that runs or is still to come, and that the person may know of, is missing.
 */
export async function linkBookMeetings(
  db: Database,
  bookIds: readonly number[],
  askerId: number | null,
): Promise<ReadonlyMap<number, BookMeetingLinks>> {
  const [rows, clubs] = await Promise.all([
    db.$queryRaw<{ bookId: number; isUpcoming: boolean }[]>`
      SELECT m.book_id AS "bookId", bool_or(m.starts_at > now()) AS "isUpcoming" FROM meetings m
      WHERE m.book_id = ANY (${bookIds}) AND m.cancelled_at IS NULL
        AND m.starts_at > now() - interval '12 hours' AND m.ends_at > now()
        AND ${isKnownTo(askerId)}
      GROUP BY m.book_id`,
    findBookClubs(db, bookIds, askerId),
  ]);
  const clubsOf = Map.groupBy(clubs, ({ bookId }) => bookId);
  return new Map(
    rows.map(({ bookId, isUpcoming }) => [
      bookId,
      {
        href: isUpcoming ? `/meetings?book=${bookId}` : `/meetings?when=live&book=${bookId}`,
        clubs: (clubsOf.get(bookId) ?? []).map(({ id, name }) => ({ href: `/clubs/${id}`, name })),
      },
    ]),
  );
}
