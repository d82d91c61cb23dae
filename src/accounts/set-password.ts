import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db.ts';
import { hashPassword } from './password-hash.ts';
import { isPasswordLink } from './password-link.ts';
import { passwordProblem } from './password-rule.ts';
import { findLinkOwner, replacePassword } from './repository.ts';
import { claimedUser } from './signed-link.ts';

export interface SetPasswordServices {
  readonly db: Database;
  readonly clock: Clock;
  readonly secrets: readonly string[];
}

/** The person that a link is for; null when it is forged, too old or was used. */
export async function ownerOfLink(services: SetPasswordServices, token: string) {
  const userId = claimedUser(token, services.clock.now());
  const owner = userId === null ? null : await findLinkOwner(services.db, userId);
  return owner && isPasswordLink(services.secrets, token, owner) ? owner : null;
}

export type SetPasswordResult =
  | { readonly ok: true; readonly userId: number; readonly email: string }
  | { readonly ok: false; readonly reason: 'bad_link'; readonly userId?: undefined }
  | {
      readonly ok: false;
      readonly reason: 'bad_password';
      readonly userId: number;
      readonly message: string;
    };

/** Sets the password and ends every session of the account: whoever had the old one is out. */
export async function setPassword(
  services: SetPasswordServices,
  { token, password }: { token: string; password: string },
): Promise<SetPasswordResult> {
  const owner = await ownerOfLink(services, token);
  if (!owner) return { ok: false, reason: 'bad_link' };
  const message = passwordProblem(password, owner);
  if (message) return { ok: false, reason: 'bad_password', userId: owner.userId, message };
  // Of two at once the epoch lets one through.
  const isSet = await replacePassword(services.db, owner, {
    passwordHash: await hashPassword(password),
    now: services.clock.now(),
  });
  return isSet ? { ok: true, userId: owner.userId, email: owner.email } : { ok: false, reason: 'bad_link' };
}
