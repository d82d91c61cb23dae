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
 * Stores a new password and ends the account's sessions. `confirmedAt` also confirms the address,
 * after a link that was sent to it.
 * @returns false if the account's epoch has changed
 */
export const replacePassword = async (
  db: Database,
  { userId, epoch }: { userId: number; epoch: number },
  { passwordHash, confirmedAt }: { passwordHash: string; confirmedAt?: Date },
): Promise<boolean> =>
  (
    await db.user.updateMany({
      where: { id: userId, sessionEpoch: epoch },
      data: {
        passwordHash,
        sessionEpoch: { increment: 1 },
        ...(confirmedAt && { emailConfirmedAt: confirmedAt }),
      },
    })
  ).count > 0;

/** Ends every session of the account by raising its epoch. @returns the account */
export const raiseEpoch = (db: Database, id: number): Promise<User> =>
  db.user.update({
    where: { id },
    data: { sessionEpoch: { increment: 1 } },
    select: { id: true, email: true, nickname: true },
  });
