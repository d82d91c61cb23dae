import type { Pool } from 'pg';
import type { Database } from '../platform/db.ts';

/** Stores the hash of a person's calendar address. An earlier address stops working. */
export const saveFeed = (db: Database, userId: number, tokenHash: string): Promise<number> =>
  db.$executeRaw`
    INSERT INTO calendar_feeds (user_id, token_hash) VALUES (${userId}, ${tokenHash})
    ON CONFLICT (user_id) DO UPDATE SET token_hash = excluded.token_hash, created_at = now()`;

/** Deletes a person's calendar address, if she has one. */
export const deleteFeed = (db: Database, userId: number): Promise<unknown> =>
  db.calendarFeed.deleteMany({ where: { userId } });

/** Finds when a person made her calendar address, and its hash; null without one. */
export const findFeed = (
  db: Database,
  userId: number,
): Promise<{ tokenHash: string; createdAt: Date } | null> =>
  db.calendarFeed.findUnique({ where: { userId }, select: { tokenHash: true, createdAt: true } });

/**
 * Finds the people whose calendar addresses have these hashes, in their order; null where there is
 * none, and for a suspended account.
 */
export async function findFeedOwners(pool: Pool, tokenHashes: readonly string[]): Promise<(number | null)[]> {
  const { rows } = await pool.query<{ tokenHash: string; userId: number }>({
    name: 'feed owners',
    text: `SELECT token_hash AS "tokenHash", user_id AS "userId" FROM calendar_feeds f
           JOIN users u ON u.id = f.user_id AND (u.suspended_until IS NULL OR u.suspended_until <= now())
           WHERE token_hash = ANY ($1::text[])`,
    values: [tokenHashes],
  });
  const owners = new Map(rows.map(({ tokenHash, userId }) => [tokenHash, userId]));
  return tokenHashes.map((hash) => owners.get(hash) ?? null);
}
