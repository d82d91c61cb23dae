import type { Database } from '../platform/db.ts';
import { unauthenticated } from '../platform/errors.ts';
import type { RequestSource } from '../platform/security-record.ts';
import { hashSourceOf } from './hash-queue.ts';
import { hashPassword } from './password-hash.ts';
import { findLinkOwner, replacePassword } from './password-repository.ts';
import { passwordProblem } from './password-rule.ts';
import type { User } from './user.ts';

export type ChangePasswordResult =
  | { readonly ok: true; readonly user: User }
  /** `message`: why the password is refused. */
  | { readonly ok: false; readonly message: string };

/**
 * Sets the password of a logged-in person, which ends every session of the account. The caller
 * renews her own.
 * @throws {AppError} 401 if another change ended her session meanwhile
 */
export async function changePassword(
  { db }: { readonly db: Database },
  { accountId, password, source }: { accountId: number; password: string; source: RequestSource },
): Promise<ChangePasswordResult> {
  const owner = await findLinkOwner(db, accountId);
  if (!owner) throw unauthenticated();
  const message = passwordProblem(password, owner);
  if (message) return { ok: false, message };
  const passwordHash = await hashPassword(password, hashSourceOf(source));
  if (!(await replacePassword(db, owner, { passwordHash }))) throw unauthenticated();
  return { ok: true, user: { id: owner.userId, email: owner.email, nickname: owner.nickname } };
}
