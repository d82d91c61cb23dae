import type { Clock } from '../platform/clock.ts';
import { type Database, isUniqueViolation } from '../platform/db.ts';
import { tooManyRequests } from '../platform/errors.ts';
import type { Logger } from '../platform/log.ts';
import type { Mailer } from '../platform/mail.ts';
import { type RateLimits, tooManyMessage } from '../platform/rate-limits/index.ts';
import { type RequestSource, recordSecurityEvent } from '../platform/security-log.ts';
import { sendConfirmation } from './confirm-email.ts';
import { hashSourceOf } from './hash-queue.ts';
import type { SignUpInput } from './input.ts';
import { signUpNotice } from './letters-view.ts';
import { logIn } from './log-in.ts';
import { hashPassword } from './password-hash.ts';
import { findConfirmationByEmail, findNicknameTaken, insertUser } from './repository.ts';
import { type SignUpErrors, signUpFailed, takenNickname } from './sign-up-messages.ts';
import type { Throttle } from './throttle.ts';
import type { User } from './user.ts';

export interface SignUpServices {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly throttle: Throttle;
  readonly rateLimits: RateLimits;
  /** Null if this site sends no letters. */
  readonly mailer: Mailer | null;
  readonly secrets: readonly string[];
  readonly publicOrigin: string;
}

export type SignUpResult =
  | { readonly ok: true; readonly user: User }
  | { readonly ok: false; readonly errors: SignUpErrors };

/**
 * Creates the account, or logs in to the existing one if the password is right. Reports a taken
 * nickname, but never that an e-mail address has an account (docs/decisions/013). Of two concurrent
 * sign-ups the unique constraint lets one succeed; the other is treated as a later one.
 * @throws {AppError} 429
 */
export async function signUp(
  services: SignUpServices,
  input: SignUpInput,
  asker: { source: RequestSource; deviceCookie: string },
): Promise<SignUpResult> {
  const { db, log } = services;
  const { source } = asker;
  await enforceLimits(services, source);
  // Check the nickname first: with a taken nickname nobody may find out about addresses without
  // creating an account for each.
  if (await findNicknameTaken(db, input.nickname)) return { ok: false, errors: takenNickname };
  const { email, nickname, password } = input;
  const passwordHash = await hashPassword(password, hashSourceOf(source));
  try {
    const user = await insertUser(db, { email, nickname, passwordHash });
    recordSecurityEvent(log, { event: 'sign-up', outcome: 'done', accountId: user.id, source });
    if (services.mailer) await sendConfirmation({ ...services, mailer: services.mailer }, { user, source });
    return { ok: true, user };
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return meetAccount(services, input, asker);
  }
}

/**
 * Counts a sign-up of the source.
 * @throws {AppError} 429 if it had too many, or too many with addresses that have an account
 */
async function enforceLimits({ rateLimits, log }: SignUpServices, source: RequestSource): Promise<void> {
  const uses = await rateLimits.count('sign-up', source.addressBlock);
  const verdict = uses.ok ? await rateLimits.check('sign-up-known', source.addressBlock) : uses;
  if (verdict.ok) return;
  recordSecurityEvent(log, { event: 'sign-up', outcome: 'limited', source });
  const { retryAfterMs } = verdict;
  throw tooManyRequests(tooManyMessage(retryAfterMs), Math.max(1, Math.ceil(retryAfterMs / 1_000)));
}

/** Handles a sign-up with an e-mail address that has an account. */
async function meetAccount(
  services: SignUpServices,
  { email, nickname, password }: SignUpInput,
  asker: { source: RequestSource; deviceCookie: string },
): Promise<SignUpResult> {
  const { db, log, rateLimits } = services;
  const { source } = asker;
  const account = await findConfirmationByEmail(db, email);
  // Another sign-up took the nickname in this moment.
  if (!account) return { ok: false, errors: takenNickname };
  await rateLimits.count('sign-up-known', source.addressBlock);
  const result = await logIn(services, { email, password, ...asker });
  if (result.ok) return result;
  recordSecurityEvent(log, {
    event: 'sign-up',
    outcome: 'refused',
    reason: 'known-address',
    accountId: account.id,
    source,
  });
  await sendNotice(services, account);
  return {
    ok: false,
    errors: (await findNicknameTaken(db, nickname)) ? takenNickname : signUpFailed,
  };
}

/**
 * Notifies the owner of a confirmed address, once a day. An unconfirmed address gets no letter that
 * a stranger caused.
 */
async function sendNotice(
  { mailer, rateLimits, publicOrigin, log }: SignUpServices,
  account: { id: number; email: string; confirmedAt: Date | null },
): Promise<void> {
  if (!mailer || account.confirmedAt === null) return;
  if (!(await rateLimits.count('sign-up-notice', account.id)).ok) return;
  mailer
    .send(signUpNotice({ to: account.email, origin: publicOrigin }))
    .catch((err) => log.error({ err }, 'a letter was not sent'));
}
