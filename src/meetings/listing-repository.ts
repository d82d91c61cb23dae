import { type Database, Prisma } from '../platform/db.ts';
import type { Listing } from './listing.ts';
import { meetingColumns } from './meeting-columns.sql.ts';

/** The columns of a listing; `m` is the meeting and `u` its leader. */
export const listingOf = (
  askerId: number | null,
) => Prisma.sql`${meetingColumns}, u.nickname AS "leaderNickname", now() AS now,
  EXISTS (SELECT FROM memberships s WHERE s.meeting_id = m.id AND s.user_id = ${askerId}) AS "isMember"`;

/** Returns the meetings with these ids, in the order of the ids. */
export async function findListings(
  db: Database,
  ids: readonly number[],
  askerId: number | null,
): Promise<Listing[]> {
  if (ids.length === 0) return [];
  const listings = await db.$queryRaw<Listing[]>`
    SELECT ${listingOf(askerId)} FROM meetings m JOIN users u ON u.id = m.leader_id WHERE m.id IN (${Prisma.join([...ids])})`;
  const byId = new Map(listings.map((listing) => [listing.id, listing]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Finds the live and future meetings of a book, live ones first. */
export const findBookMeetings = (
  db: Database,
  bookId: number,
  { askerId, limit }: { askerId: number | null; limit: number },
): Promise<Listing[]> =>
  db.$queryRaw<Listing[]>`
    SELECT ${listingOf(askerId)} FROM meetings m JOIN users u ON u.id = m.leader_id
    WHERE m.book_id = ${bookId} AND m.starts_at > now() - interval '12 hours' AND m.ends_at > now() AND m.cancelled_at IS NULL
    ORDER BY m.starts_at, m.id LIMIT ${limit}`;
