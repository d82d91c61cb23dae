import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { tooManyUses } from '../../platform/rate-limits/index.ts';
import { recordSecurityEvent } from '../../platform/security-log.ts';
import type { RequestSource, SecurityRecord } from '../../platform/security-record.ts';
import type { User } from '../user.ts';
import { checkAssertion } from './check-assertion.ts';
import type { PasskeyServices } from './passkey-services.ts';

/**
 * Finds the account whose passkey signed the browser's challenge.
 * @returns null if the answer does not pass a check
 * @throws {AppError} 429
 */
export async function logInWithPasskey(
  services: PasskeyServices,
  {
    response,
    holder,
    source,
  }: { response: AuthenticationResponseJSON; holder: string; source: RequestSource },
): Promise<User | null> {
  const { log, rateLimits } = services;
  const record = (facts: Pick<SecurityRecord, 'outcome' | 'reason' | 'accountId'>) =>
    recordSecurityEvent(log, { event: 'log-in', source, ...facts });
  const failures = await rateLimits.check('passkey-failure', source.addressBlock);
  if (!failures.ok) {
    record({ outcome: 'limited' });
    throw tooManyUses(failures);
  }
  const use = { purpose: 'log-in', holder } as const;
  const result = await checkAssertion(services, { response, use, source, userId: null });
  if (!result.ok) {
    record({ outcome: 'failed', reason: result.reason, accountId: result.accountId });
    await rateLimits.count('passkey-failure', source.addressBlock);
    return null;
  }
  const accountId = result.user.id;
  const logIns = await rateLimits.count('log-in', accountId);
  if (!logIns.ok) {
    record({ outcome: 'limited', accountId });
    throw tooManyUses(logIns);
  }
  record({ outcome: 'done', reason: 'passkey', accountId });
  return result.user;
}
