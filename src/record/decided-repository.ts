import type { Database } from '../platform/db.ts';

/** The decisions of a club, as its tables say them. */
export interface Decided {
  /** The club's next meeting after this one; null if there is none. */
  readonly meeting: { readonly id: number; readonly title: string; readonly startsAt: Date } | null;
  /** The book of that meeting, or the winner of the club's last vote since; null without both. */
  readonly book: { readonly id: number; readonly title: string } | null;
}

/** Finds what a club decided after the start of a meeting. The caller checks the membership. */
export async function findDecided(
  db: Database,
  { clubId, startsAt }: { readonly clubId: number; readonly startsAt: Date },
): Promise<Decided> {
  const [next] = await db.$queryRaw<
    { id: number; title: string; startsAt: Date; bookId: number; bookTitle: string }[]
  >`
    SELECT m.id, m.title, m.starts_at AS "startsAt", b.id AS "bookId", b.title AS "bookTitle"
    FROM meetings m JOIN books b ON b.id = m.book_id
    WHERE m.club_id = ${clubId} AND m.starts_at > ${startsAt} AND m.cancelled_at IS NULL AND m.hidden_at IS NULL
    ORDER BY m.starts_at, m.id LIMIT 1`;
  if (next) {
    const { bookId, bookTitle, ...meeting } = next;
    return { meeting, book: { id: bookId, title: bookTitle } };
  }
  const [winner] = await db.$queryRaw<{ id: number; title: string }[]>`
    SELECT b.id, b.title FROM book_votes v JOIN books b ON b.id = v.winner_id
    WHERE v.club_id = ${clubId} AND v.counted_at > ${startsAt} ORDER BY v.counted_at DESC, v.id DESC LIMIT 1`;
  return { meeting: null, book: winner ?? null };
}
