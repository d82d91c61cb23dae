import { recordSecurityEvent } from '../../platform/security-log.ts';
import type { RequestSource } from '../../platform/security-record.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { findWaysIn } from '../find-ways-in.ts';
import { tellOwner } from '../tell-owner.ts';
import { lockAccount } from '../user-repository.ts';
import { countPasskeys, deletePasskey } from './passkey-repository.ts';
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
  const { db, kakao, log, rateLimits } = services;
  await rateLimits.enforce('passkey-change', userId);
  const result = await inTransaction(db, async (tx): Promise<RemoveResult> => {
    await lockAccount(tx, userId);
    const { hasPassword, hasKakao } = await findWaysIn({ db: tx, kakao }, userId);
    const isLast = (await countPasskeys(tx, userId)) === 1;
    if (isLast && !hasPassword && !hasKakao) return 'only-way-in';
    return (await deletePasskey(tx, { id, userId })) ? 'removed' : 'not-found';
  });
  if (result !== 'removed') return result;
  recordSecurityEvent(log, { event: 'passkey-removal', outcome: 'done', accountId: userId, source });
  await tellOwner(services, userId, 'passkey-removed');
  return result;
}
