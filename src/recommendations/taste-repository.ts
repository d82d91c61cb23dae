import type { Database, TransactingDatabase } from '../platform/db.ts';
import { inTransaction } from '../platform/transaction.ts';
import { lockReader } from './repository.ts';

/** The answers of a reader's latest quiz. */
export interface Taste {
  /** Ten option keys: "abcdabcdab". */
  readonly answers: string;
  readonly quizVersion: string;
  readonly updatedAt: Date;
}

export const findTaste = (db: Database, userId: number): Promise<Taste | null> =>
  db.tasteProfile.findUnique({ where: { userId } });

/** Forgets answers, verdicts and recommendations of a reader; that there were so many today stays, for the daily limit. */
export const deleteTaste = (db: TransactingDatabase, userId: number): Promise<void> =>
  inTransaction(db, async (transaction) => {
    await lockReader(transaction, userId);
    await transaction.recommendation.deleteMany({ where: { userId } });
    await transaction.bookVerdict.deleteMany({ where: { userId } });
    await transaction.tasteProfile.deleteMany({ where: { userId } });
  });
