import type { RateLimits } from '../platform/rate-limits/index.ts';
import { countProof } from './count-proof.ts';
import { type BrowserAttempt, type LogInResult, type LogInServices, logIn } from './log-in.ts';
import { findOwnAccount } from './user-repository.ts';

export interface ProofServices extends LogInServices {
  readonly rateLimits: RateLimits;
}

type PasswordProof = Omit<BrowserAttempt, 'email'> & {
  readonly accountId: number;
  readonly password: string;
};

/**
 * Checks the password of a logged-in person. Its failures count as failed log-ins, so that this
 * form gives nobody more guesses, and each account has a limit besides.
 * @throws {AppError} 429
 */
export async function proveByPassword(
  services: ProofServices,
  { accountId, ...attempt }: PasswordProof,
): Promise<LogInResult> {
  await countProof(services, { accountId, source: attempt.source });
  const { email } = await findOwnAccount(services.db, accountId);
  return logIn(services, { ...attempt, email, event: 'fresh-proof' });
}
