import { recordSecurityEvent } from '../platform/security-log.ts';
import type { RequestSource } from '../platform/security-record.ts';
import { findConfirmationByEmail } from './confirmation-repository.ts';
import type { SignUpInput } from './input.ts';
import { signUpNotice } from './letters-view.ts';
import { logIn } from './log-in.ts';
import { signUpFailed, takenNickname } from './sign-up-messages.ts';
import type { SignUpResult, SignUpServices } from './sign-up-services.ts';
import { findNicknameTaken } from './user-repository.ts';

/** Handles a sign-up with an e-mail address that has an account: the right password logs in. */
export async function meetAccount(
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
