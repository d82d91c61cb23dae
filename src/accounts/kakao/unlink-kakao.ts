import type { TransactingDatabase } from '../../platform/db.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { findOwnAccount, lockAccount } from '../user-repository.ts';
import { deleteIdentity } from './identity-repository.ts';

export type UnlinkResult = 'unlinked' | 'not-linked' | 'only-way-in';

/**
 * Removes the link, if the account has another way to log in. Locks the account's row, so that two
 * ways in cannot be removed at once.
 */
export const unlinkKakao = (db: TransactingDatabase, userId: number, issuer: string): Promise<UnlinkResult> =>
  inTransaction(db, async (tx) => {
    await lockAccount(tx, userId);
    const { hasPassword, hasPasskey } = await findOwnAccount(tx, userId);
    if (!hasPassword && !hasPasskey) return 'only-way-in';
    return (await deleteIdentity(tx, userId, issuer)) ? 'unlinked' : 'not-linked';
  });
