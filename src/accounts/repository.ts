import type pg from 'pg';
import type { Database } from '../platform/db.ts';
import { nicknameKeys } from './nickname-keys.ts';
import type { Credentials, User } from './user.ts';

const shown = { id: true, email: true, nickname: true } as const;

export const findCredentials = (db: Database, email: string): Promise<Credentials | null> =>
  db.user.findUnique({ where: { email }, select: { ...shown, passwordHash: true, sessionEpoch: true } });

/**
 * Stores an account. Fails with a unique violation if the e-mail address, the nickname, or a
 * nickname that looks like it is taken.
 */
export const insertUser = (
  db: Database,
  user: { email: string; nickname: string; passwordHash: string },
): Promise<User> => db.user.create({ data: { ...user, ...nicknameKeys(user.nickname) }, select: shown });

/** Whether an account has this nickname, or one that looks like it. */
export async function findNicknameTaken(db: Database, nickname: string): Promise<boolean> {
  const { nicknameKey, nicknameSkeleton } = nicknameKeys(nickname);
  const where = { OR: [{ nicknameKey }, { nicknameSkeleton }] };
  return (await db.user.findFirst({ where, select: { id: true } })) !== null;
}

/** An account's address, and when the person proved that letters reach her there. */
export interface Confirmation {
  readonly id: number;
  readonly email: string;
  readonly confirmedAt: Date | null;
  readonly epoch: number;
}

const confirmation = { id: true, email: true, emailConfirmedAt: true, sessionEpoch: true } as const;
const toConfirmation = (
  row: { id: number; email: string; emailConfirmedAt: Date | null; sessionEpoch: number } | null,
): Confirmation | null =>
  row && { id: row.id, email: row.email, confirmedAt: row.emailConfirmedAt, epoch: row.sessionEpoch };

export const findConfirmation = async (db: Database, id: number): Promise<Confirmation | null> =>
  toConfirmation(await db.user.findUnique({ where: { id }, select: confirmation }));

export const findConfirmationByEmail = async (db: Database, email: string): Promise<Confirmation | null> =>
  toConfirmation(await db.user.findUnique({ where: { email }, select: confirmation }));

/** Stores the time of the confirmation, unless the address is already confirmed. */
export async function setEmailConfirmed(db: Database, id: number, now: Date): Promise<void> {
  await db.user.updateMany({ where: { id, emailConfirmedAt: null }, data: { emailConfirmedAt: now } });
}

/**
 * Finds the account of a session. Every page of a logged-in person runs this, so it is a prepared
 * statement on the pool instead of a Prisma query.
 */
export async function findSessionUser(
  pool: pg.Pool,
  id: number,
): Promise<{ user: User; sessionEpoch: number } | null> {
  const { rows } = await pool.query<User & { session_epoch: number }>({
    name: 'session-user',
    text: 'SELECT id, email, nickname, session_epoch FROM users WHERE id = $1',
    values: [id],
  });
  const row = rows[0];
  return row
    ? { user: { id: row.id, email: row.email, nickname: row.nickname }, sessionEpoch: row.session_epoch }
    : null;
}

export const findIsAdmin = async (db: Database, id: number): Promise<boolean> =>
  (await db.user.findUnique({ where: { id }, select: { isAdmin: true } }))?.isAdmin ?? false;

/** @returns whether the account exists */
export const setAdmin = async (db: Database, email: string, isAdmin: boolean): Promise<boolean> =>
  (await db.user.updateMany({ where: { email }, data: { isAdmin } })).count > 0;

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
    where: { id },
    data: { passwordLetters: { increment: 1 } },
    select: linkOwner,
  });
  return toLinkOwner(row ?? null);
}

export const findLinkOwner = async (db: Database, id: number): Promise<LinkHolder | null> =>
  toLinkOwner(await db.user.findUnique({ where: { id }, select: linkOwner }));

/**
 * Stores a new password and confirms the address, because the link was sent to it.
 * @returns false if the account's epoch has changed
 */
export const replacePassword = async (
  db: Database,
  { userId, epoch }: { userId: number; epoch: number },
  { passwordHash, now }: { passwordHash: string; now: Date },
): Promise<boolean> =>
  (
    await db.user.updateMany({
      where: { id: userId, sessionEpoch: epoch },
      data: { passwordHash, sessionEpoch: { increment: 1 }, emailConfirmedAt: now },
    })
  ).count > 0;
