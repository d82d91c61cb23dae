import type { Database } from '../platform/db.ts';
import type { Owner } from './owner.ts';
import { dayBefore } from './policy.ts';

/**
 * Times of the reader's recommendations after `since`, newest first; those that an account deleted
 * are included.
 */
export async function listTimes(db: Database, { userId, visitorId }: Owner, since: Date): Promise<Date[]> {
  if (userId === null) return listVisitorTimes(db, visitorId, since);
  const rows = await db.recommendationUse.findMany({
    where: { userId, usedAt: { gt: since } },
    orderBy: { usedAt: 'desc' },
    select: { usedAt: true },
  });
  return rows.map(({ usedAt }) => usedAt);
}

async function listVisitorTimes(db: Database, visitorId: string, since: Date): Promise<Date[]> {
  const rows = await db.recommendation.findMany({
    where: { visitorId, createdAt: { gt: since } },
    orderBy: { createdAt: 'desc' },
    select: { createdAt: true },
  });
  return rows.map(({ createdAt }) => createdAt);
}

/** Counts one recommendation for an account's daily limit. */
export async function countUse(db: Database, userId: number, usedAt: Date): Promise<void> {
  await db.recommendationUse.deleteMany({ where: { userId, usedAt: { lte: dayBefore(usedAt) } } });
  await db.recommendationUse.create({ data: { userId, usedAt } });
}
