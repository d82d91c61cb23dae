import type { TransactingDatabase } from '../platform/db.ts';
import { inTransaction } from '../platform/transaction.ts';
import { deleteTasteProfile } from '../quiz/index.ts';
import { lockReader } from './reader-lock.ts';

/** Forgets answers, verdicts and recommendations of a reader; that there were so many today stays, for the daily limit. */
export const deleteTaste = (db: TransactingDatabase, userId: number): Promise<void> =>
  inTransaction(db, async (transaction) => {
    await lockReader(transaction, userId);
    await transaction.recommendation.deleteMany({ where: { userId } });
    await transaction.bookVerdict.deleteMany({ where: { userId } });
    await deleteTasteProfile(transaction, userId);
  });
