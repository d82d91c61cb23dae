import type { Database } from '../platform/db.ts';
import { dayBefore } from './policy.ts';

/** Times of the reader's recommendations after `since`, newest first, deleted ones included. */
export async function listTimes(db: Database, userId: number, since: Date): Promise<Date[]> {
  const rows = await db.recommendationUse.findMany({
    where: { userId, usedAt: { gt: since } },
    orderBy: { usedAt: 'desc' },
    select: { usedAt: true },
  });
  return rows.map(({ usedAt }) => usedAt);
}

/** Counts one recommendation for the daily limit. */
export async function countUse(db: Database, userId: number, usedAt: Date): Promise<void> {
  await db.recommendationUse.deleteMany({ where: { userId, usedAt: { lte: dayBefore(usedAt) } } });
  await db.recommendationUse.create({ data: { userId, usedAt } });
}
