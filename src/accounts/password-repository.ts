import type { Database } from '../platform/db.ts';
import type { User } from './user.ts';

const linkOwner = {
  id: true,
  email: true,
  nickname: true,
  sessionEpoch: true,
  passwordLetters: true,
} as const;
interface LinkOwnerRow extends User {
  readonly sessionEpoch: number;
  readonly passwordLetters: number;
}
const toLinkOwner = (row: LinkOwnerRow | null): LinkHolder | null =>
  row && {
    userId: row.id,
    email: row.email,
    nickname: row.nickname,
    epoch: row.sessionEpoch,
    letter: row.passwordLetters,
  };

export interface LinkHolder {
  readonly userId: number;
  readonly epoch: number;
  /** The number of the account's newest password letter. */
  readonly letter: number;
  readonly email: string;
  readonly nickname: string;
}

/**
 * Counts a new password letter to this account, which invalidates the links of earlier ones.
 * Returns null if the account does not exist.
 */
export async function startPasswordLetter(db: Database, id: number): Promise<LinkHolder | null> {
  const [row] = await db.user.updateManyAndReturn({
    where: { id, leftAt: null },
    data: { passwordLetters: { increment: 1 } },
    select: linkOwner,
  });
  return toLinkOwner(row ?? null);
}

export const findLinkOwner = async (db: Database, id: number): Promise<LinkHolder | null> =>
  toLinkOwner(await db.user.findUnique({ where: { id, leftAt: null }, select: linkOwner }));

/**
 * Stores a new password and ends the account's sessions.
 * @returns false if the account's epoch has changed
 */
export const replacePassword = async (
  db: Database,
  { userId, epoch }: { userId: number; epoch: number },
  { passwordHash }: { passwordHash: string },
): Promise<boolean> =>
  (
    await db.user.updateMany({
      where: { id: userId, sessionEpoch: epoch },
      data: { passwordHash, sessionEpoch: { increment: 1 } },
    })
  ).count > 0;

/**
 * Stores the password that the owner of the address set by letter, confirms the address and ends
 * the account's sessions. Deletes passkeys and links to Kakao made before the address was ever
 * confirmed: the person who signed up with it need not be its owner.
 * @returns false if the account's epoch has changed
 */
export async function replacePasswordByLetter(
  db: Database,
  { userId, epoch }: { userId: number; epoch: number },
  { passwordHash, confirmedAt }: { passwordHash: string; confirmedAt: Date },
): Promise<boolean> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    WITH before AS (
      SELECT id, email_confirmed_at FROM users WHERE id = ${userId} AND session_epoch = ${epoch} FOR UPDATE
    ), changed AS (
      UPDATE users u SET password_hash = ${passwordHash}, session_epoch = u.session_epoch + 1,
        email_confirmed_at = ${confirmedAt}
      FROM before WHERE u.id = before.id
      RETURNING u.id, before.email_confirmed_at IS NULL AS is_first
    ), passkeys_before AS (
      DELETE FROM passkeys p USING changed WHERE p.user_id = changed.id AND changed.is_first
    ), identities_before AS (
      DELETE FROM identities i USING changed WHERE i.user_id = changed.id AND changed.is_first
    )
    SELECT id FROM changed`;
  return rows.length > 0;
}

/** Ends every session of the account by raising its epoch. @returns the account */
export const raiseEpoch = (db: Database, id: number): Promise<User> =>
  db.user.update({
    where: { id },
    data: { sessionEpoch: { increment: 1 } },
    select: { id: true, email: true, nickname: true },
  });
