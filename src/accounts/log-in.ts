import type { Database } from '../platform/db.ts';
import { verifyPassword } from './password-hash.ts';
import { findCredentials } from './repository.ts';
import type { Throttle } from './throttle.ts';
import type { User } from './user.ts';

/**
 * The person with this e-mail and password, or null: the same answer, after the same time, for an unknown account and a wrong password.
 * The limit is asked before, to answer fast, and again after: of a hundred guesses at once only the first five learn anything.
 * @throws {AppError} 429 with the seconds to wait.
 */
export async function logIn(
  services: { db: Database; throttle: Throttle },
  attempt: { email: string; password: string; address: string },
): Promise<User | null> {
  const { db, throttle } = services;
  await throttle.checkLogIn(attempt);
  const credentials = await findCredentials(db, attempt.email);
  if (!(await verifyPassword(credentials?.passwordHash ?? null, attempt.password)) || !credentials) {
    await throttle.logInFailed(attempt);
    return null;
  }
  await throttle.checkLogIn(attempt);
  await throttle.logInSucceeded(attempt);
  return { id: credentials.id, email: credentials.email, nickname: credentials.nickname };
}
