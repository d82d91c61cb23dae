import type { Database } from '../platform/db.ts';
import { formerMemberName } from './former-member-words.ts';

/**
 * Locks an account against other changes of it, until the transaction ends. Others may still give
 * it a seat or a membership.
 * @returns whether there is such an account and its owner has not left
 */
export async function lockAccountToLeave(tx: Database, userId: number): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ isOpen: boolean }[]>`
    SELECT left_at IS NULL AS "isOpen" FROM users WHERE id = ${userId} FOR NO KEY UPDATE`;
  return row?.isOpen ?? false;
}

/**
 * Locks an account against everything that refers to it, until the transaction ends. Those who add
 * a seat or a membership have locked its meeting or club, so the caller has locked these before.
 */
export const lockAccountToErase = (tx: Database, userId: number): Promise<unknown> =>
  tx.$queryRaw`SELECT 1 FROM users WHERE id = ${userId} FOR UPDATE`;

/**
 * Closes an account: nobody can log in to it in any way, and its name is shown no more. The keys of
 * the nickname and the address stay, so that both are free only after the account is deleted.
 */
export async function markLeft(tx: Database, userId: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE users SET left_at = now(), nickname = ${formerMemberName}, password_hash = NULL,
      is_admin = false, session_epoch = session_epoch + 1
    WHERE id = ${userId}`;
  const where = { userId };
  await tx.passkey.deleteMany({ where });
  await tx.identity.deleteMany({ where });
  await tx.emailChange.deleteMany({ where });
}

/** Finds the address of a person who left, and since when; null if she has not left. */
export const findAddressOfLeaver = (
  db: Database,
  userId: number,
): Promise<{ email: string; emailConfirmedAt: Date | null; leftAt: Date | null } | null> =>
  db.user.findFirst({
    where: { id: userId, leftAt: { not: null } },
    select: { email: true, emailConfirmedAt: true, leftAt: true },
  });
