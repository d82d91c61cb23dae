import type { Database } from '../platform/db.ts';
import type { Owner } from './owner.ts';
import { dayBefore, temporaryFallbackSince } from './policy.ts';
import { temporaryReasons } from './ranking/index.ts';
import type { Recommendation } from './recommendation.ts';
import { storedFields, toRecommendation } from './stored-recommendation.ts';

/** Id of the newest recommendation with this key that may be reused; `null`: none. */
export async function findReusable(
  db: Database,
  wanted: { owner: Owner; requestKey: string; now: Date },
): Promise<number | null> {
  const found = await db.recommendation.findFirst({
    where: {
      ...wanted.owner,
      requestKey: wanted.requestKey,
      createdAt: { gt: dayBefore(wanted.now) },
      OR: [
        { fallbackReason: null },
        { fallbackReason: { notIn: [...temporaryReasons] } },
        { createdAt: { gt: temporaryFallbackSince(wanted.now) } },
      ],
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true },
  });
  return found?.id ?? null;
}

/** Finds a recommendation of this owner; `null` for somebody else's. */
export async function findRecommendation(
  db: Database,
  owner: Owner,
  id: number,
): Promise<Recommendation | null> {
  const row = await db.recommendation.findFirst({ where: { id, ...owner }, select: storedFields });
  return row && toRecommendation(row);
}

/** Whether this owner still has the recommendation. */
export const hasRecommendation = async (db: Database, owner: Owner, id: number): Promise<boolean> =>
  (await db.recommendation.count({ where: { id, ...owner } })) > 0;

/** A reader's own recommendations, newest first. */
export async function listRecommendations(
  db: Database,
  userId: number,
  page: { take: number; skip: number },
): Promise<Recommendation[]> {
  const rows = await db.recommendation.findMany({
    where: { userId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: storedFields,
    ...page,
  });
  return rows.map(toRecommendation);
}

export const countRecommendations = (db: Database, userId: number): Promise<number> =>
  db.recommendation.count({ where: { userId } });
