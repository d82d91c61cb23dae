import { tooManyRequests } from '../platform/errors.ts';
import { type RateLimits, tooManyMessage } from '../platform/rate-limits/index.ts';
import { type BrowserAttempt, type LogInResult, type LogInServices, logIn } from './log-in.ts';

export interface ProofServices extends LogInServices {
  readonly rateLimits: RateLimits;
}

/**
 * Checks the password of a logged-in person. Its failures count as failed log-ins, so that this
 * form gives nobody more guesses, and each account has a limit besides.
 * @throws {AppError} 429
 */
export async function proveByPassword(
  services: ProofServices,
  { accountId, ...attempt }: BrowserAttempt & { accountId: number; password: string },
): Promise<LogInResult> {
  const verdict = await services.rateLimits.count('fresh-proof', accountId);
  if (!verdict.ok)
    throw tooManyRequests(tooManyMessage(verdict.retryAfterMs), Math.ceil(verdict.retryAfterMs / 1_000));
  return logIn(services, { ...attempt, event: 'fresh-proof' });
}
