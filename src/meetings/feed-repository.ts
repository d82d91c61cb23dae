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

/** Finds the person whose calendar address has this hash; null if there is none. */
export async function findFeedOwner(pool: Pool, tokenHash: string): Promise<number | null> {
  const { rows } = await pool.query<{ userId: number }>({
    name: 'feed owner',
    text: 'SELECT user_id AS "userId" FROM calendar_feeds WHERE token_hash = $1',
    values: [tokenHash],
  });
  return rows[0]?.userId ?? null;
}
