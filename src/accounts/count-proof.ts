import type { Logger } from '../platform/log.ts';
import { type RateLimits, tooManyUses } from '../platform/rate-limits/index.ts';
import { recordSecurityEvent } from '../platform/security-log.ts';
import type { RequestSource } from '../platform/security-record.ts';

/**
 * Counts a proof of an account. Writes to the security log if the account gave too many.
 * @throws {AppError} 429
 */
export async function countProof(
  { rateLimits, log }: { readonly rateLimits: RateLimits; readonly log: Logger },
  { accountId, source }: { accountId: number; source: RequestSource },
): Promise<void> {
  const verdict = await rateLimits.count('fresh-proof', accountId);
  if (verdict.ok) return;
  recordSecurityEvent(log, { event: 'fresh-proof', outcome: 'limited', accountId, source });
  throw tooManyUses(verdict);
}
