import type { Database } from '../../platform/db.ts';
import { recordSecurityEvent } from '../../platform/security-log.ts';
import type { RequestSource } from '../../platform/security-record.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { findLinkedAt } from '../kakao/identity-repository.ts';
import { tellOwner } from '../tell-owner.ts';
import { findOwnAccount } from '../user-repository.ts';
import { deletePasskey, lockPasskeys } from './passkey-repository.ts';
import type { PasskeyServices } from './passkey-services.ts';

export type RemoveResult = 'removed' | 'not-found' | 'only-way-in';

/**
 * Removes a passkey of an account, and tells its owner by letter. The last passkey of an account
 * without a password and without Kakao stays. A link to Kakao counts where its log-in is set up.
 * @throws {AppError} 429
 */
export async function removePasskey(
  services: PasskeyServices,
  { id, userId, source }: { id: number; userId: number; source: RequestSource },
): Promise<RemoveResult> {
  const { db, log, rateLimits } = services;
  await rateLimits.enforce('passkey-change', userId);
  const result = await inTransaction(db, async (tx): Promise<RemoveResult> => {
    const count = await lockPasskeys(tx, userId);
    if (count === 1 && !(await hasOtherWayIn(services, tx, userId))) return 'only-way-in';
    return (await deletePasskey(tx, { id, userId })) ? 'removed' : 'not-found';
  });
  if (result !== 'removed') return result;
  recordSecurityEvent(log, { event: 'passkey-removal', outcome: 'done', accountId: userId, source });
  await tellOwner(services, userId, 'passkey-removed');
  return result;
}

/** Whether the account can be entered without a passkey. */
async function hasOtherWayIn(
  { kakao }: Pick<PasskeyServices, 'kakao'>,
  tx: Database,
  userId: number,
): Promise<boolean> {
  if ((await findOwnAccount(tx, userId)).hasPassword) return true;
  return kakao !== null && (await findLinkedAt(tx, userId, kakao.issuer)) !== null;
}
