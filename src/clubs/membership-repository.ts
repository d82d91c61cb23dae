import type { Database } from '../platform/db.ts';
import type { Role } from './club.ts';

/** Locks an account, so that concurrent requests of it are counted one after another. */
export const lockAccount = (tx: Database, userId: number): Promise<unknown> =>
  tx.$queryRaw`SELECT 1 FROM users WHERE id = ${userId} FOR NO KEY UPDATE`;

/** Counts the open clubs that an account leads, and all that it is a member of. */
export async function countOpenClubs(
  tx: Database,
  userId: number,
): Promise<{ readonly led: number; readonly joined: number }> {
  const [row] = await tx.$queryRaw<[{ led: number; joined: number }]>`
    SELECT count(*)::int AS joined, count(*) FILTER (WHERE s.role = 'leader')::int AS led
    FROM club_memberships s JOIN clubs c ON c.id = s.club_id
    WHERE s.user_id = ${userId} AND c.closed_at IS NULL`;
  return row;
}

/**
 * Makes a person a member and ends her application, her wrong answers and her removal. The caller
 * has locked the club and checked that it has room.
 */
export async function insertMember(tx: Database, clubId: number, userId: number): Promise<void> {
  const where = { clubId, userId };
  await tx.clubMembership.create({ data: where });
  await tx.clubApplication.deleteMany({ where });
  await tx.clubEntryAttempt.deleteMany({ where });
  await tx.clubRemoval.deleteMany({ where });
}

/** Ends a membership. Returns false if there was none. */
export async function deleteMember(tx: Database, clubId: number, userId: number): Promise<boolean> {
  const { count } = await tx.clubMembership.deleteMany({ where: { clubId, userId } });
  return count === 1;
}

/** Keeps a removed person out until she accepts an invitation that is made later. */
export const insertRemoval = (tx: Database, clubId: number, userId: number): Promise<number> =>
  tx.$executeRaw`
    INSERT INTO club_removals (club_id, user_id) VALUES (${clubId}, ${userId})
    ON CONFLICT (club_id, user_id) DO UPDATE SET removed_at = clock_timestamp()`;

/** Returns a person's role; null if she is no member. */
export async function findRole(db: Database, clubId: number, userId: number): Promise<Role | null> {
  const found = await db.clubMembership.findUnique({
    where: { clubId_userId: { clubId, userId } },
    select: { role: true },
  });
  return (found?.role ?? null) as Role | null;
}

/** Returns the leader; null for a closed club that has none. */
export async function findLeaderId(db: Database, clubId: number): Promise<number | null> {
  const found = await db.clubMembership.findFirst({
    where: { clubId, role: 'leader' },
    select: { userId: true },
  });
  return found?.userId ?? null;
}

export const updateRole = (tx: Database, clubId: number, userId: number, role: Role): Promise<unknown> =>
  tx.clubMembership.updateMany({ where: { clubId, userId }, data: { role } });

export interface ClubMember {
  readonly userId: number;
  readonly nickname: string;
  readonly role: Role;
}

/** Finds members: the leader, the co-leaders, then the others in the order of joining. */
export const findMembers = (
  db: Database,
  clubId: number,
  { skip, limit }: { skip: number; limit: number },
): Promise<ClubMember[]> =>
  // The limit comes before the join, which would otherwise read the accounts of all members.
  db.$queryRaw<ClubMember[]>`
    SELECT u.id AS "userId", u.nickname, s.role
    FROM (
      SELECT user_id, role, joined_at, CASE role WHEN 'leader' THEN 0 WHEN 'co_leader' THEN 1 ELSE 2 END AS rank
      FROM club_memberships WHERE club_id = ${clubId}
      ORDER BY rank, joined_at, user_id LIMIT ${limit} OFFSET ${skip}
    ) AS s JOIN users u ON u.id = s.user_id
    ORDER BY s.rank, s.joined_at, s.user_id`;

/** Finds the leader and the co-leaders. */
export const findLeads = (db: Database, clubId: number): Promise<ClubMember[]> =>
  db.$queryRaw<ClubMember[]>`
    SELECT u.id AS "userId", u.nickname, s.role
    FROM club_memberships s JOIN users u ON u.id = s.user_id
    WHERE s.club_id = ${clubId} AND s.role <> 'member'
    ORDER BY s.role <> 'leader', s.joined_at, u.id LIMIT 20`;
