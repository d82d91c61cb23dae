import { inTransaction } from '../platform/transaction.ts';
import { failExports } from './finish-repository.ts';
import type { MakeServices } from './make-export.ts';

/** Ends the exports that failed in every try, and tells their people. @returns how many */
export const giveUpExports = ({ db, announce }: Pick<MakeServices, 'db' | 'announce'>): Promise<number> =>
  inTransaction(db, async (tx) => {
    const failed = await failExports(tx);
    for (const { id, userId } of failed)
      await announce(tx, { kind: 'account_export_failed', subjectId: id, toUserId: userId });
    return failed.length;
  });
