import { findAccount, lockAccountToLeave, markLeft } from '../accounts/index.ts';
import type { TransactingDatabase } from '../platform/db.ts';
import { inTransaction } from '../platform/transaction.ts';
import { insertLeaving } from './leaving-repository.ts';

/**
 * Closes the account with this address for a person who cannot log in any more. The worker then
 * ends everything that she takes part in, closes what she leads, tells open pages, and erases the
 * rest.
 * @returns the account's id; null if there is no such account
 */
export async function closeAccount(db: TransactingDatabase, email: string): Promise<number | null> {
  const account = await findAccount(db, email);
  if (!account) return null;
  return inTransaction(db, async (tx) => {
    if (!(await lockAccountToLeave(tx, account.id))) return null;
    await markLeft(tx, account.id);
    await insertLeaving(tx, account.id);
    return account.id;
  });
}
