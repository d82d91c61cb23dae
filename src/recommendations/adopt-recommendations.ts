import type { Database, TransactingDatabase } from '../platform/db.ts';
import { inTransaction } from '../platform/transaction.ts';
import { answerLetters, findTasteProfile, readAnswers, storeTasteProfile } from '../quiz/index.ts';
import { accountOwner, visitorOwner } from './owner.ts';
import { dayBefore } from './policy.ts';
import { lockReader } from './reader-lock.ts';
import { type AdoptedRecommendation, changeOwner } from './visitor-repository.ts';

/**
 * Gives a visitor's recommendations to her account. They count for its daily limit, and the answers
 * of the newest become its taste unless it has newer ones. Idempotent.
 * @returns the id of the newest; `null` if there were none
 */
export const adoptRecommendations = (
  db: TransactingDatabase,
  { visitorId, userId, now }: { visitorId: string; userId: number; now: Date },
): Promise<number | null> =>
  inTransaction(db, async (transaction) => {
    await lockReader(transaction, visitorOwner(visitorId));
    await lockReader(transaction, accountOwner(userId));
    const adopted = await changeOwner(transaction, visitorId, userId);
    const usedToday = adopted.filter(({ createdAt }) => createdAt > dayBefore(now));
    await transaction.recommendationUse.createMany({
      data: usedToday.map(({ createdAt }) => ({ userId, usedAt: createdAt })),
    });
    const [newest] = adopted;
    if (!newest) return null;
    await adoptTaste(transaction, userId, newest);
    return newest.id;
  });

async function adoptTaste(
  transaction: Database,
  userId: number,
  { answers: stored, quizVersion, createdAt }: AdoptedRecommendation,
): Promise<void> {
  const answers = readAnswers(stored);
  const known = await findTasteProfile(transaction, userId);
  if (!answers || (known && known.updatedAt > createdAt)) return;
  const taste = { answers: answerLetters(answers), quizVersion, updatedAt: createdAt };
  await storeTasteProfile(transaction, userId, taste);
}
