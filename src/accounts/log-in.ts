import type { Database } from '../platform/db.ts';
import { AppError } from '../platform/errors.ts';
import type { Logger } from '../platform/log.ts';
import { recordSecurityEvent } from '../platform/security-log.ts';
import { verifyPassword } from './password-hash.ts';
import { findCredentials } from './repository.ts';
import type { Attempt, Throttle } from './throttle.ts';
import type { User } from './user.ts';

/**
 * Returns the account with this e-mail and password, or null: the same answer, after the same time, for an unknown account and a wrong password.
 * The limit is checked before, to answer fast, and again after: of a hundred guesses at once only the first five learn anything.
 * @throws {AppError} 429 with the seconds to wait.
 */
export async function logIn(
  services: { db: Database; throttle: Throttle; log: Logger },
  attempt: Attempt & { password: string },
): Promise<User | null> {
  const { db, throttle, log } = services;
  const { source } = attempt;
  const event = 'log-in';
  let accountId: number | undefined;
  try {
    await throttle.checkLogIn(attempt);
    const credentials = await findCredentials(db, attempt.email);
    accountId = credentials?.id;
    if (!(await verifyPassword(credentials?.passwordHash ?? null, attempt.password)) || !credentials) {
      const reason = credentials ? 'wrong-password' : 'unknown-account';
      recordSecurityEvent(log, { event, outcome: 'failed', reason, accountId, source });
      await throttle.logInFailed(attempt);
      return null;
    }
    await throttle.checkLogIn(attempt);
    await throttle.logInSucceeded(attempt);
    recordSecurityEvent(log, { event, outcome: 'done', accountId, source });
    return { id: credentials.id, email: credentials.email, nickname: credentials.nickname };
  } catch (error) {
    if (error instanceof AppError && error.status === 429)
      recordSecurityEvent(log, { event, outcome: 'limited', accountId, source });
    throw error;
  }
}
