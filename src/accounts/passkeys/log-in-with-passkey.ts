import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { AppError, tooManyRequests } from '../../platform/errors.ts';
import { tooManyMessage } from '../../platform/rate-limits/index.ts';
import { recordSecurityEvent } from '../../platform/security-log.ts';
import type { RequestSource } from '../../platform/security-record.ts';
import type { User } from '../user.ts';
import { checkAssertion } from './check-assertion.ts';
import type { PasskeyServices } from './passkey-services.ts';

/**
 * Finds the account whose passkey signed the browser's challenge.
 * @returns null if the answer proves nothing
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
  const failures = await rateLimits.check('passkey-failure', source.addressBlock);
  if (!failures.ok) {
    recordSecurityEvent(log, { event: 'log-in', outcome: 'limited', source });
    throw tooManyRequests(
      tooManyMessage(failures.retryAfterMs),
      Math.max(1, Math.ceil(failures.retryAfterMs / 1_000)),
    );
  }
  const use = { purpose: 'log-in', holder } as const;
  const result = await checkAssertion(services, { response, use, source, userId: null });
  if (!result.ok) {
    const { reason, accountId } = result;
    recordSecurityEvent(log, { event: 'log-in', outcome: 'failed', reason, accountId, source });
    await rateLimits.count('passkey-failure', source.addressBlock);
    return null;
  }
  const accountId = result.user.id;
  try {
    await rateLimits.enforce('log-in', accountId);
  } catch (error) {
    if (error instanceof AppError)
      recordSecurityEvent(log, { event: 'log-in', outcome: 'limited', accountId, source });
    throw error;
  }
  recordSecurityEvent(log, { event: 'log-in', outcome: 'done', reason: 'passkey', accountId, source });
  return result.user;
}
