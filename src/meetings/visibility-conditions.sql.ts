import { hasClubRights, isClubKnown } from '../clubs/index.ts';
import { Prisma } from '../platform/db.ts';

// Who may know of a meeting `m`, and whose seat counts. Every query that shows meetings or acts on
// seats holds one of these conditions.

const clubId = Prisma.sql`m.club_id`;

/** Whether a person may know that the meeting exists; null for a visitor. */
export const isKnownTo = (askerId: number | null): Prisma.Sql =>
  isClubKnown(clubId, Prisma.sql`${askerId}::int`);

/** The same as text, for a person given by an expression such as `$1` or `n.user_id`. */
export const isKnownToText = (askerId: string): string => isClubKnown(clubId, Prisma.raw(askerId)).sql;

/**
 * Whether a seat gives rights. Seats of past meetings outlive the membership in the club, as a
 * record. `userId` is the expression of the seat's person.
 */
export const seatCounts = (userId: string): string => hasClubRights(clubId, Prisma.raw(userId)).sql;
