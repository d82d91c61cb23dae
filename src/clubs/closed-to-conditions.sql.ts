import { isBlockedBy } from '../accounts/index.ts';
import { Prisma } from '../platform/db.ts';

/** Whether a person is no member of a club, and one of its leaders blocked her. */
export const isClosedTo = (clubId: Prisma.Sql, userId: Prisma.Sql): Prisma.Sql => {
  const leaders = Prisma.sql`SELECT y.user_id FROM club_memberships y WHERE y.club_id = ${clubId} AND y.role <> 'member'`;
  return Prisma.sql`(${isBlockedBy(leaders, userId)}
    AND NOT EXISTS (SELECT FROM club_memberships x WHERE x.club_id = ${clubId} AND x.user_id = ${userId}))`;
};
