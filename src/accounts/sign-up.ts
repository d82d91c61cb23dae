import { type Database, isUniqueViolation } from '../platform/db.ts';
import { recordSecurityEvent } from '../platform/security-log.ts';
import type { RequestSource } from '../platform/security-record.ts';
import { sendConfirmation } from './confirm-email.ts';
import { isEmailReserved } from './email-change-undo-repository.ts';
import { hashSourceOf } from './hash-queue.ts';
import type { SignUpInput } from './input.ts';
import { meetAccount } from './meet-account.ts';
import { nicknameProblem } from './nickname-rule.ts';
import { hashPassword } from './password-hash.ts';
import { enforceSignUpLimits } from './sign-up-limits.ts';
import { type SignUpErrors, signUpFailed, takenNickname } from './sign-up-messages.ts';
import type { SignUpResult, SignUpServices } from './sign-up-services.ts';
import { normaliseNickname } from './user.ts';
import { findNicknameTaken, insertUser } from './user-repository.ts';

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
  await enforceSignUpLimits(services, source);
  // Check the nickname first: with a taken nickname nobody may find out about addresses without
  // creating an account for each.
  if (await findNicknameTaken(db, input.nickname)) return { ok: false, errors: takenNickname };
  const { email, nickname, password } = input;
  const passwordHash = await hashPassword(password, hashSourceOf(source));
  if (await isEmailReserved(services.pool, { email, accountId: null, now: services.clock.now() }))
    return { ok: false, errors: signUpFailed };
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
 * Returns the message that the typed nickname is taken, for a form that has other errors; empty if
 * it is free or against the rules.
 */
export async function nicknameErrors(
  db: Database,
  { nickname = '' }: Readonly<Record<string, string>>,
): Promise<SignUpErrors> {
  const name = normaliseNickname(nickname);
  return nicknameProblem(name) === null && (await findNicknameTaken(db, name)) ? takenNickname : {};
}
