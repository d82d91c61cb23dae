import type { Database } from '../platform/db.ts';
import { storedAnswers } from './stored-recommendation.ts';

/** Whether the recommendation is a visitor's. */
export const isOfVisitor = async (db: Database, id: number): Promise<boolean> =>
  (await db.recommendation.count({ where: { id, visitorId: { not: null } } })) > 0;

/** The part of a recommendation that its new account learns from. */
export interface AdoptedRecommendation {
  readonly id: number;
  readonly answers: Readonly<Record<string, string>>;
  readonly quizVersion: string;
  readonly createdAt: Date;
}

/** Gives a visitor's recommendations to an account, and returns them, newest first. */
export async function changeOwner(
  db: Database,
  visitorId: string,
  userId: number,
): Promise<AdoptedRecommendation[]> {
  const rows = await db.recommendation.updateManyAndReturn({
    where: { visitorId },
    data: { userId, visitorId: null },
    select: { id: true, answers: true, quizVersion: true, createdAt: true },
  });
  return rows
    .map((row) => ({ ...row, answers: storedAnswers.parse(row.answers) }))
    .sort((one, other) => other.id - one.id);
}

/**
 * Deletes up to `most` recommendations of visitors that are older than `before`.
 * @returns how many
 */
export async function deleteVisitorRecommendations(
  db: Database,
  before: Date,
  most: number,
): Promise<number> {
  const old = { visitorId: { not: null }, createdAt: { lt: before } };
  const rows = await db.recommendation.findMany({
    where: old,
    orderBy: { createdAt: 'asc' },
    take: most,
    select: { id: true },
  });
  // One that an account adopted meanwhile is no visitor's any more.
  const { count } = await db.recommendation.deleteMany({
    where: { ...old, id: { in: rows.map(({ id }) => id) } },
  });
  return count;
}
