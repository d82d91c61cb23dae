import { type Database, Prisma } from '../platform/db.ts';
import { isClosedTo } from './closed-to-conditions.sql.ts';
import type { Club, ClubAsker, ClubForAsker } from './club.ts';
import { isPublicSql } from './visibility-conditions.sql.ts';

type ClubForAskerRow = Club & Omit<ClubAsker, 'userId'> & { readonly now: Date };

const columnsWith = (capacity: Prisma.Sql) => Prisma.sql`c.id, c.name, c.description, c.visibility, c.entry,
  c.entry_question AS "entryQuestion", ${capacity} AS capacity, c.member_count AS "memberCount", c.version,
  c.closed_at AS "closedAt", c.hidden_at AS "hiddenAt"`;

/** The columns of a club; `c` is its table alias. The answer's hash is not among them. */
export const clubColumns = columnsWith(Prisma.sql`c.capacity`);

/** The same as a person sees it. A club that a leader keeps closed to her is full for her. */
export const clubColumnsFor = (askerId: number | null): Prisma.Sql =>
  columnsWith(
    Prisma.sql`CASE WHEN ${isClosedTo(Prisma.sql`c.id`, Prisma.sql`${askerId}::int`)} THEN c.member_count ELSE c.capacity END`,
  );

/** Only members know a club that is not public. `s` is the asking person's membership. */
const isVisible = Prisma.sql`(${isPublicSql('c')} OR s.user_id IS NOT NULL)`;

const seenBy = (id: number, userId: number | null, condition: Prisma.Sql) => Prisma.sql`
  SELECT ${clubColumnsFor(userId)}, now() AS now, s.role, r.removed_at AS "removedAt",
    CASE WHEN a.declined_at IS NULL THEN a.applied_at END AS "appliedAt", a.declined_at AS "declinedAt",
    t.locked_until AS "lockedUntil",
    EXISTS (SELECT FROM club_handovers h WHERE h.club_id = c.id AND h.to_user_id = ${userId}) AS "isAskedToLead"
  FROM clubs c
    LEFT JOIN club_memberships s ON s.club_id = c.id AND s.user_id = ${userId}
    LEFT JOIN club_removals r ON r.club_id = c.id AND r.user_id = ${userId}
    LEFT JOIN club_applications a ON a.club_id = c.id AND a.user_id = ${userId}
    LEFT JOIN club_entry_attempts t ON t.club_id = c.id AND t.user_id = ${userId}
  WHERE c.id = ${id} AND ${condition}`;

function toClubForAsker(userId: number | null, row: ClubForAskerRow): ClubForAsker {
  const { now, role, removedAt, appliedAt, declinedAt, lockedUntil, isAskedToLead, ...club } = row;
  const asker = { role, removedAt, appliedAt, declinedAt, lockedUntil, isAskedToLead };
  return { club, asker: userId === null ? null : { userId, ...asker }, now };
}

async function findOne(
  db: Database,
  id: number,
  userId: number | null,
  condition: Prisma.Sql,
): Promise<ClubForAsker | null> {
  const [row] = await db.$queryRaw<ClubForAskerRow[]>(seenBy(id, userId, condition));
  return row ? toClubForAsker(userId, row) : null;
}

/**
 * Returns a club and the person's relation to it; null if there is no such club or the person may
 * not know of it.
 */
export const findClubForAsker = (
  db: Database,
  id: number,
  userId: number | null,
): Promise<ClubForAsker | null> => findOne(db, id, userId, isVisible);

/** The same for a person with an invitation, who may know an unlisted club too. */
export const findClubForInvitee = (
  db: Database,
  id: number,
  userId: number | null,
): Promise<ClubForAsker | null> => findOne(db, id, userId, Prisma.sql`true`);

/** Whether a person is no member of a club, and one of its leaders blocked her. */
export async function isKeptOut(tx: Database, clubId: number, userId: number): Promise<boolean> {
  const [row] = await tx.$queryRaw<[{ isKeptOut: boolean }]>`
    SELECT ${isClosedTo(Prisma.sql`${clubId}::int`, Prisma.sql`${userId}::int`)} AS "isKeptOut"`;
  return row.isKeptOut;
}

/**
 * Locks a club until the transaction ends. Lock first and read then: one statement that waited for
 * the lock would see the new club but the old memberships.
 */
export const lockClub = (tx: Database, id: number): Promise<unknown> =>
  tx.$queryRaw`SELECT 1 FROM clubs WHERE id = ${id} FOR NO KEY UPDATE`;
