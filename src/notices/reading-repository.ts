import { type Database, Prisma } from '../platform/db.ts';

/**
 * The rows that a member's reading of notices makes. It locks her membership: if she leaves at the
 * same time, nothing is stored.
 */
const readingsOf = (userId: number, noticeIds: readonly number[], confirmedAt: Prisma.Sql) => Prisma.sql`
  INSERT INTO club_notice_readings (notice_id, club_id, user_id, confirmed_at)
  SELECT n.id, s.club_id, s.user_id, ${confirmedAt}
  FROM club_notices n JOIN club_memberships s ON s.club_id = n.club_id AND s.user_id = ${userId}
  WHERE n.id IN (${Prisma.join([...noticeIds])})
  ORDER BY n.id
  FOR KEY SHARE OF n, s`;

/** Records that a member has seen notices. Does nothing for those she had seen before. */
export const insertSeen = (db: Database, userId: number, noticeIds: readonly number[]): Promise<number> =>
  db.$executeRaw`${readingsOf(userId, noticeIds, Prisma.sql`NULL::timestamptz`)} ON CONFLICT DO NOTHING`;

/** Records that a member confirms a notice. The first confirmation counts. */
export const insertConfirmed = (db: Database, userId: number, noticeId: number): Promise<number> =>
  db.$executeRaw`${readingsOf(userId, [noticeId], Prisma.sql`clock_timestamp()`)}
    ON CONFLICT (notice_id, user_id) DO UPDATE
    SET confirmed_at = coalesce(club_notice_readings.confirmed_at, excluded.confirmed_at)`;
