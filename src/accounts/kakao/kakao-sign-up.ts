import { isUniqueViolation, type TransactingDatabase } from '../../platform/db.ts';
import { recordSecurityEvent } from '../../platform/security-log.ts';
import type { RequestSource } from '../../platform/security-record.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { sendConfirmation } from '../confirm-email.ts';
import { findConfirmationByEmail } from '../confirmation-repository.ts';
import { isEmailReserved } from '../email-change-undo-repository.ts';
import { refuseKnownAddress } from '../refuse-known-address.ts';
import { enforceSignUpLimits } from '../sign-up-limits.ts';
import { takenNickname } from '../sign-up-messages.ts';
import type { SignUpResult, SignUpServices } from '../sign-up-services.ts';
import { findNicknameTaken, insertUser } from '../user-repository.ts';
import { findIdentityOwner, insertIdentity } from './identity-repository.ts';
import { kakaoSignUpFailed } from './kakao-messages.ts';
import type { Newcomer } from './newcomer-store.ts';

type KakaoSignUpServices = SignUpServices & { readonly db: TransactingDatabase };

/**
 * Creates an account without a password for a person who logged in at Kakao. An account with the
 * same address is never linked: its owner logs in and links it herself. Reveals no more about
 * addresses than the sign-up with a password.
 * @throws {AppError} 429
 */
export async function kakaoSignUp(
  services: KakaoSignUpServices,
  newcomer: Newcomer,
  { nickname, email, source }: { nickname: string; email: string; source: RequestSource },
): Promise<SignUpResult> {
  const { db, log, clock, mailer } = services;
  await enforceSignUpLimits(services, source);
  if (await findNicknameTaken(db, nickname)) return { ok: false, errors: takenNickname };
  const now = clock.now();
  if (await isEmailReserved(services.pool, { email, accountId: null, now }))
    return { ok: false, errors: kakaoSignUpFailed };
  const isVerified = newcomer.email?.isVerified === true && newcomer.email.address === email;
  try {
    const user = await inTransaction(db, async (tx) => {
      const emailConfirmedAt = isVerified ? now : null;
      const created = await insertUser(tx, { email, nickname, passwordHash: null, emailConfirmedAt });
      await insertIdentity(tx, newcomer, { userId: created.id, now });
      return created;
    });
    recordSecurityEvent(log, {
      event: 'sign-up',
      outcome: 'done',
      reason: 'kakao',
      accountId: user.id,
      source,
    });
    if (mailer && !isVerified) await sendConfirmation({ ...services, mailer }, { user, source });
    return { ok: true, user };
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return meetAccount(services, newcomer, email, source);
  }
}

/** Finds out which part of a new account exists already. */
async function meetAccount(
  services: KakaoSignUpServices,
  newcomer: Newcomer,
  email: string,
  source: RequestSource,
): Promise<SignUpResult> {
  const { db, rateLimits } = services;
  // The form was sent twice.
  const owner = await findIdentityOwner(db, newcomer);
  if (owner) return { ok: true, user: owner };
  const account = await findConfirmationByEmail(db, email);
  if (!account) return { ok: false, errors: takenNickname };
  await rateLimits.count('sign-up-known', source.addressBlock);
  await refuseKnownAddress(services, account, source);
  return { ok: false, errors: kakaoSignUpFailed };
}
