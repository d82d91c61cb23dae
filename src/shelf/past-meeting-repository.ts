import { type Database, Prisma } from '../platform/db.ts';
import type { PastMeeting } from './shelf.ts';

/** Finds the last meetings of a club about each of these books, newest first. */
export async function findPastMeetings(
  db: Database,
  clubId: number,
  bookIds: readonly number[],
  mostPerBook: number,
): Promise<PastMeeting[]> {
  if (bookIds.length === 0) return [];
  return db.$queryRaw<PastMeeting[]>`
    SELECT id, "bookId", title, "startsAt" FROM (
      SELECT m.id, m.book_id AS "bookId", m.title, m.starts_at AS "startsAt",
        row_number() OVER (PARTITION BY m.book_id ORDER BY m.starts_at DESC, m.id DESC) AS place
      FROM meetings m
      WHERE m.club_id = ${clubId} AND m.book_id IN (${Prisma.join([...bookIds])})
        AND m.cancelled_at IS NULL AND m.ends_at <= now()
    ) AS held
    WHERE place <= ${mostPerBook} ORDER BY "startsAt" DESC, id DESC`;
}
