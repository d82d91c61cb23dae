import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db.ts';
import { AppError } from '../platform/errors.ts';
import type { Logger } from '../platform/log.ts';
import { recordSecurityEvent } from '../platform/security-log.ts';
import type { Attempt } from './attempt.ts';
import { hashSourceOf } from './hash-queue.ts';
import { findKnownDevice } from './known-device.ts';
import { verifyPassword } from './password-hash.ts';
import type { Throttle } from './throttle.ts';
import type { CheckedUser } from './user.ts';
import { findCredentials } from './user-repository.ts';

export interface LogInServices {
  readonly db: Database;
  readonly clock: Clock;
  readonly throttle: Throttle;
  readonly log: Logger;
  /** The keys that sign the cookies of known devices. */
  readonly secrets: readonly string[];
}

export interface BrowserAttempt extends Attempt {
  /** The value of the browser's device cookie; empty if there is none. */
  readonly deviceCookie: string;
}

/** The name of a password check in the security log. */
type LogInEvent = 'log-in' | 'fresh-proof';

export type LogInResult =
  | { readonly ok: true; readonly user: CheckedUser }
  /** `failures`: the consecutive failures of this device or source. */
  | { readonly ok: false; readonly failures: number };

/**
 * Finds the account with this e-mail address and password. An unknown account and a wrong password
 * get the same answer after the same time. The limit is checked before the hash, to answer fast,
 * and again after it, so that of a hundred concurrent guesses only the first five get an answer.
 * @throws {AppError} 429 with the seconds to wait
 */
export async function logIn(
  services: LogInServices,
  { password, event = 'log-in', ...typed }: BrowserAttempt & { password: string; event?: LogInEvent },
): Promise<LogInResult> {
  const { db, throttle, log, secrets, clock } = services;
  const { email, source, deviceCookie } = typed;
  const credentials = await findCredentials(db, email);
  const accountId = credentials?.id ?? null;
  const owner = credentials && { accountId: credentials.id, epoch: credentials.sessionEpoch };
  const deviceId = findKnownDevice(secrets, deviceCookie, owner, clock.now());
  const attempt = { email, source, accountId, deviceId };
  const record = (outcome: 'done' | 'failed' | 'limited', reason?: string) =>
    recordSecurityEvent(log, {
      event,
      outcome,
      accountId: credentials?.id,
      ...(reason === undefined ? {} : { reason }),
      source,
    });
  try {
    await throttle.checkLogIn(attempt);
    const hash = credentials?.passwordHash ?? null;
    if (!(await verifyPassword(hash, password, hashSourceOf(source, deviceId))) || !credentials) {
      record('failed', credentials ? 'wrong-password' : 'unknown-account');
      return { ok: false, failures: await throttle.logInFailed(attempt) };
    }
    await throttle.checkLogIn(attempt);
    await throttle.logInSucceeded(attempt);
    record('done');
    const { id, nickname, sessionEpoch: epoch } = credentials;
    return { ok: true, user: { id, email: credentials.email, nickname, epoch } };
  } catch (error) {
    if (error instanceof AppError && error.status === 429) record('limited');
    throw error;
  }
}
