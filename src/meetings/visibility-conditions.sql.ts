import { hasClubRights, isClubKnown } from '../clubs/index.ts';
import { Prisma } from '../platform/db.ts';

// Who may know of a meeting `m`, whose seat counts, and who leads it. Every query that shows
// meetings or acts on seats holds one of these conditions.

const clubId = Prisma.sql`m.club_id`;

/** Whether a person may know that the meeting exists; null for a visitor. */
export const isKnownTo = (askerId: number | null): Prisma.Sql => isKnownBy(Prisma.sql`${askerId}::int`);

/** The same as text, for a person given by an expression such as `$1` or `n.user_id`. */
export const isKnownToText = (askerId: string): string => isKnownBy(Prisma.raw(askerId)).sql;

/** Only people with a seat know a meeting that operators hid. */
const isKnownBy = (asker: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(${isClubKnown(clubId, asker)} AND (m.hidden_at IS NULL
    OR EXISTS (SELECT FROM memberships h WHERE h.meeting_id = m.id AND h.user_id = ${asker})))`;

/**
 * Whether a seat gives rights. Seats of past meetings outlive the membership in the club, as a
 * record. `userId` is the expression of the seat's person, `ofClub` that of the meeting's club.
 */
export const seatCounts = (userId: string, ofClub = 'm.club_id'): string =>
  hasClubRights(Prisma.raw(ofClub), Prisma.raw(userId)).sql;

/**
 * Whether a person has the rights of the meeting's leader, as `mayLead` of `meeting.ts` says it.
 * `userId` is an expression of her id.
 */
export const mayLeadText = (userId: string): string =>
  `(m.leader_id = ${userId} OR EXISTS (
    SELECT FROM club_memberships k WHERE k.club_id = m.club_id AND k.user_id = ${userId} AND k.role <> 'member'))`;
