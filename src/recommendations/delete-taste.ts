import type { TransactingDatabase } from '../platform/db.ts';
import { inTransaction } from '../platform/transaction.ts';
import { deleteTasteProfile } from '../quiz/index.ts';
import { accountOwner } from './owner.ts';
import { lockReader } from './reader-lock.ts';

/**
 * Deletes a reader's answers, verdicts and recommendations. The count for the daily limit stays.
 */
export const deleteTaste = (db: TransactingDatabase, userId: number): Promise<void> =>
  inTransaction(db, async (transaction) => {
    await lockReader(transaction, accountOwner(userId));
    await transaction.recommendation.deleteMany({ where: { userId } });
    await transaction.bookVerdict.deleteMany({ where: { userId } });
    await deleteTasteProfile(transaction, userId);
  });
