import { Prisma } from '../../platform/db.ts';

/**
 * Whether any of these people blocked a person. `blockers` is an expression or a subquery of ids,
 * `userId` the expression of the person's id. False for a visitor, whose id is null.
 */
export const isBlockedBy = (blockers: Prisma.Sql, userId: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`EXISTS (SELECT FROM user_blocks z WHERE z.blocked_id = ${userId} AND z.blocker_id IN (${blockers}))`;
