import { type Database, Prisma } from '../platform/db.ts';

/**
 * Writes an announcement and a notification of it for each recipient. A notification that a person
 * has already is unread again and becomes her newest. Nothing is pushed: `push_until` is the moment
 * of writing.
 * @param announced inserts the announcement, or finds it, and returns its `id`; may read `target`
 * @param recipients selects people as `user_id`
 * @returns the people who are told
 */
export async function writeToInboxes(
  tx: Database,
  { announced, recipients }: { readonly announced: Prisma.Sql; readonly recipients: Prisma.Sql },
): Promise<number[]> {
  const told = await tx.$queryRaw<{ userId: number }[]>`
    WITH target AS (${recipients}), announced AS (${announced})
    INSERT INTO notifications (announcement_id, user_id, is_quiet, created_at, push_until)
    SELECT a.id, t.user_id, false, now(), now() FROM announced a CROSS JOIN target t ORDER BY t.user_id
    ON CONFLICT (user_id, announcement_id) DO UPDATE SET created_at = now(), push_until = now(), read_at = NULL
    RETURNING user_id AS "userId"`;
  return told.map(({ userId }) => userId);
}

/** Selects these people for `recipients`. */
export const onlyToAll = (userIds: readonly number[]): Prisma.Sql =>
  Prisma.sql`SELECT DISTINCT unnest(${[...userIds]}::int[]) AS user_id`;

/** Selects one person for `recipients`. */
export const onlyTo = (userId: number): Prisma.Sql => Prisma.sql`SELECT ${userId}::int AS user_id`;
