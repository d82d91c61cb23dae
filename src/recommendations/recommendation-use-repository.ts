import type { Database } from '../platform/db.ts';
import { dayBefore } from './policy.ts';

/** When the reader's recommendations after `since` were made, newest first; also of those that she has deleted since. */
export async function listTimes(db: Database, userId: number, since: Date): Promise<Date[]> {
  const rows = await db.recommendationUse.findMany({
    where: { userId, usedAt: { gt: since } },
    orderBy: { usedAt: 'desc' },
    select: { usedAt: true },
  });
  return rows.map(({ usedAt }) => usedAt);
}

/** Counts one for the daily limit. */
export async function countUse(db: Database, userId: number, usedAt: Date): Promise<void> {
  await db.recommendationUse.deleteMany({ where: { userId, usedAt: { lte: dayBefore(usedAt) } } });
  await db.recommendationUse.create({ data: { userId, usedAt } });
}
