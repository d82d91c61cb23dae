import type { Database, TransactingDatabase } from '../../platform/db.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { lockPasskeys } from '../passkeys/passkey-repository.ts';
import { findOwnAccount } from '../user-repository.ts';
import { deleteIdentity } from './identity-repository.ts';

export type UnlinkResult = 'unlinked' | 'not-linked' | 'only-way-in';

/**
 * Removes the link, if the account has another way to log in. Locks the account's row, so that two
 * ways in cannot be removed at once.
 */
export const unlinkKakao = (db: TransactingDatabase, userId: number, issuer: string): Promise<UnlinkResult> =>
  inTransaction(db, async (tx) => {
    if (!(await hasOtherWayIn(tx, userId))) return 'only-way-in';
    return (await deleteIdentity(tx, userId, issuer)) ? 'unlinked' : 'not-linked';
  });

/** Whether the account can be entered without Kakao. Locks its row. */
async function hasOtherWayIn(tx: Database, userId: number): Promise<boolean> {
  const passkeys = await lockPasskeys(tx, userId);
  return passkeys > 0 || (await findOwnAccount(tx, userId)).hasPassword;
}
