import { hasClubRights } from '../../clubs/index.ts';
import { type Database, Prisma } from '../../platform/db.ts';
import type { Liking } from './verdict-repository.ts';

/** Returns what a reader said of a book; null if nothing. */
export async function findTaste(db: Database, userId: number, bookId: number): Promise<Liking | null> {
  const row = await db.bookVerdict.findUnique({ where: { userId_bookId: { userId, bookId } } });
  return row?.taste === 'like' || row?.taste === 'dislike' ? row.taste : null;
}

/**
 * Stores what a member says of the book of a meeting that took place. Returns false when there is
 * no such meeting for her, or she is no member of its club any more.
 */
export async function storeRating(
  db: Database,
  { userId, meetingId, taste }: { userId: number; meetingId: number; taste: Liking },
): Promise<boolean> {
  const stored = await db.$executeRaw`
    INSERT INTO book_verdicts (user_id, book_id, taste, taste_at, updated_at)
    SELECT s.user_id, m.book_id, ${taste}, now(), now()
    FROM meetings m JOIN memberships s ON s.meeting_id = m.id
    WHERE m.id = ${meetingId} AND s.user_id = ${userId} AND m.cancelled_at IS NULL AND m.ends_at <= now()
      AND ${hasClubRights(Prisma.sql`m.club_id`, Prisma.sql`s.user_id`)}
    ON CONFLICT (user_id, book_id) DO UPDATE SET taste = excluded.taste,
      taste_at = excluded.taste_at, updated_at = excluded.updated_at`;
  return stored === 1;
}
