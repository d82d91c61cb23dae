import type { RequestSource } from '../platform/security-record.ts';
import { findConfirmationByEmail } from './confirmation-repository.ts';
import type { SignUpInput } from './input.ts';
import { logIn } from './log-in.ts';
import { refuseKnownAddress } from './refuse-known-address.ts';
import { signUpFailed, takenNickname } from './sign-up-messages.ts';
import type { SignUpResult, SignUpServices } from './sign-up-services.ts';
import { findNicknameTaken } from './user-repository.ts';

/** Handles a sign-up with an e-mail address that has an account: the right password logs in. */
export async function meetAccount(
  services: SignUpServices,
  { email, nickname, password }: SignUpInput,
  asker: { source: RequestSource; deviceCookie: string },
): Promise<SignUpResult> {
  const { db, rateLimits } = services;
  const { source } = asker;
  const account = await findConfirmationByEmail(db, email);
  // Another sign-up took the nickname in this moment.
  if (!account) return { ok: false, errors: takenNickname };
  await rateLimits.count('sign-up-known', source.addressBlock);
  const result = await logIn(services, { email, password, ...asker });
  if (result.ok) return result;
  await refuseKnownAddress(services, account, source);
  return {
    ok: false,
    errors: (await findNicknameTaken(db, nickname)) ? takenNickname : signUpFailed,
  };
}
