import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { recordSecurityEvent } from '../../platform/security-log.ts';
import type { RequestSource } from '../../platform/security-record.ts';
import { countProof } from '../count-proof.ts';
import type { User } from '../user.ts';
import { checkAssertion } from './check-assertion.ts';
import type { PasskeyServices } from './passkey-services.ts';

/**
 * Checks a passkey of a logged-in person.
 * @returns null if the answer does not pass a check
 * @throws {AppError} 429
 */
export async function proveByPasskey(
  services: PasskeyServices,
  {
    userId,
    response,
    holder,
    source,
  }: { userId: number; response: AuthenticationResponseJSON; holder: string; source: RequestSource },
): Promise<User | null> {
  await countProof(services, { accountId: userId, source });
  const use = { purpose: 'proof', holder } as const;
  const result = await checkAssertion(services, { response, use, source, userId });
  recordSecurityEvent(services.log, {
    event: 'fresh-proof',
    ...(result.ok ? { outcome: 'done', reason: 'passkey' } : { outcome: 'failed', reason: result.reason }),
    accountId: userId,
    source,
  });
  return result.ok ? result.user : null;
}
