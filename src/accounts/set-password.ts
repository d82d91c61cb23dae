import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db.ts';
import type { RequestSource } from '../platform/security-record.ts';
import { hashSourceOf } from './hash-queue.ts';
import { hashPassword } from './password-hash.ts';
import { isPasswordLink } from './password-link.ts';
import { findLinkOwner, replacePasswordByLetter } from './password-repository.ts';
import { passwordProblem } from './password-rule.ts';
import { claimedUser } from './signed-link.ts';
import type { User } from './user.ts';

export interface SetPasswordServices {
  readonly db: Database;
  readonly clock: Clock;
  readonly secrets: readonly string[];
}

/** Returns the person of a link; null if the link is forged, too old or used. */
export async function ownerOfLink(services: SetPasswordServices, token: string) {
  const userId = claimedUser(token, services.clock.now());
  const owner = userId === null ? null : await findLinkOwner(services.db, userId);
  return owner && isPasswordLink(services.secrets, token, owner) ? owner : null;
}

export type SetPasswordResult =
  | { readonly ok: true; readonly user: User }
  | { readonly ok: false; readonly reason: 'bad_link'; readonly userId?: undefined }
  | {
      readonly ok: false;
      readonly reason: 'bad_password';
      readonly userId: number;
      readonly message: string;
    };

/**
 * Sets the password and ends every session of the account, also those of people who knew the old
 * password.
 */
export async function setPassword(
  services: SetPasswordServices,
  { token, password, source }: { token: string; password: string; source: RequestSource },
): Promise<SetPasswordResult> {
  const owner = await ownerOfLink(services, token);
  if (!owner) return { ok: false, reason: 'bad_link' };
  const message = passwordProblem(password, owner);
  if (message) return { ok: false, reason: 'bad_password', userId: owner.userId, message };
  // Of two concurrent requests the epoch lets only one succeed.
  const isSet = await replacePasswordByLetter(services.db, owner, {
    passwordHash: await hashPassword(password, hashSourceOf(source)),
    confirmedAt: services.clock.now(),
  });
  return isSet
    ? { ok: true, user: { id: owner.userId, email: owner.email, nickname: owner.nickname } }
    : { ok: false, reason: 'bad_link' };
}
