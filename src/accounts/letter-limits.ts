import type { RateLimits } from '../platform/rate-limits/index.ts';
import { accountKeyOf, type LogInAttempt } from './attempt.ts';

export type LetterVerdict =
  /** The source has exceeded its limit. */
  | { readonly isSourceLimited: true; readonly retryAfterMs: number }
  /**
   * Not due if the account got a letter just now, or enough of them. The answer to the person is
   * the same, and the last letter stays valid.
   */
  | { readonly isSourceLimited: false; readonly isDue: boolean };

/**
 * Counts a request for a password letter and returns whether to send one. An owner has her own
 * count of letters, which her neighbours cannot use up.
 * @param isOwner whether the request comes from a known device or a usual place of the account
 */
export async function countLetter(
  rateLimits: RateLimits,
  attempt: LogInAttempt,
  isOwner: boolean,
): Promise<LetterVerdict> {
  if (!isOwner) {
    const asked = await rateLimits.count('password-letter', attempt.source.addressBlock);
    if (!asked.ok) return { isSourceLimited: true, retryAfterMs: Math.max(1, asked.retryAfterMs) };
  }
  const account = accountKeyOf(attempt);
  const limit = isOwner ? 'password-letter-owner' : 'password-letter-stranger';
  const isDue =
    (await rateLimits.check(limit, account)).ok &&
    (await rateLimits.count('password-letter-repeat', account)).ok &&
    (await rateLimits.count(limit, account)).ok;
  return { isSourceLimited: false, isDue };
}
