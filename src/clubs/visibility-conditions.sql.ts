import { Prisma } from '../platform/db.ts';

// SQL conditions of other features' queries on rows that hang on a club. `clubId` is the expression
// of the club's id, null for a row without a club; `userId` is the expression of a person's id.

/** Whether everybody may know a club, as `isPublic` of `club.ts` says it. */
export const isPublicText = (alias: string): string =>
  `(${alias}.visibility = 'listed' AND ${alias}.closed_at IS NULL AND ${alias}.hidden_at IS NULL)`;

/** The same for a template of Prisma. */
export const isPublicSql = (alias: string): Prisma.Sql => Prisma.raw(isPublicText(alias));

type Condition = (clubId: Prisma.Sql, userId: Prisma.Sql) => Prisma.Sql;

const isMemberOf: Condition = (clubId, userId) =>
  Prisma.sql`EXISTS (SELECT FROM club_memberships k WHERE k.club_id = ${clubId} AND k.user_id = ${userId})`;

/**
 * Whether a person has the rights of the row's club. True for everybody where there is no club.
 */
export const hasClubRights: Condition = (clubId, userId) =>
  Prisma.sql`(${clubId} IS NULL OR ${isMemberOf(clubId, userId)})`;

/**
 * Whether a person may know that the row exists. Only members know an unlisted, closed or hidden
 * club. Null for the id of a visitor.
 */
export const isClubKnown: Condition = (clubId, userId) =>
  Prisma.sql`(${clubId} IS NULL OR EXISTS (SELECT FROM clubs k WHERE k.id = ${clubId} AND ${isPublicSql('k')})
    OR ${isMemberOf(clubId, userId)})`;
