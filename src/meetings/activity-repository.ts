import type { Database } from '../platform/db.ts';

// How much one account and one meeting did, for the limits.

/**
 * Locks an account until the transaction ends, so that concurrent requests to open or join meetings
 * are counted one after another.
 */
export const lockAccount = (tx: Database, userId: number): Promise<unknown> =>
  tx.$queryRaw`SELECT 1 FROM users WHERE id = ${userId} FOR NO KEY UPDATE`;

/** Counts the meetings that an account leads and that are not over. */
export async function countUpcomingLed(tx: Database, leaderId: number): Promise<number> {
  const [row] = await tx.$queryRaw<[{ count: number }]>`
    SELECT count(*)::int AS count FROM meetings WHERE leader_id = ${leaderId} AND cancelled_at IS NULL AND ends_at > now()`;
  return row.count;
}

/** Counts the meetings that an account joined or leads and that are not over. */
export async function countUpcomingJoined(tx: Database, userId: number): Promise<number> {
  const [row] = await tx.$queryRaw<[{ count: number }]>`
    SELECT count(*)::int AS count FROM memberships s JOIN meetings m ON m.id = s.meeting_id
    WHERE s.user_id = ${userId} AND m.cancelled_at IS NULL AND m.ends_at > now()`;
  return row.count;
}

/**
 * Returns the time of the oldest of the last `count` changes that members were told of; null if
 * there were fewer.
 */
export async function findChangeBack(tx: Database, meetingId: number, count: number): Promise<Date | null> {
  const change = await tx.meetingChange.findFirst({
    where: { meetingId },
    orderBy: { version: 'desc' },
    skip: count - 1,
    select: { changedAt: true },
  });
  return change?.changedAt ?? null;
}
