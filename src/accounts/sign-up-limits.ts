import { tooManyUses } from '../platform/rate-limits/index.ts';
import { recordSecurityEvent } from '../platform/security-log.ts';
import type { RequestSource } from '../platform/security-record.ts';
import type { SignUpServices } from './sign-up-services.ts';

/**
 * Counts a sign-up of the source.
 * @throws {AppError} 429 if it had too many, or too many with addresses that have an account
 */
export async function enforceSignUpLimits(
  { rateLimits, log }: Pick<SignUpServices, 'rateLimits' | 'log'>,
  source: RequestSource,
): Promise<void> {
  const uses = await rateLimits.count('sign-up', source.addressBlock);
  const verdict = uses.ok ? await rateLimits.check('sign-up-known', source.addressBlock) : uses;
  if (verdict.ok) return;
  recordSecurityEvent(log, { event: 'sign-up', outcome: 'limited', source });
  throw tooManyUses(verdict);
}
