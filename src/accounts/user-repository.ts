import type pg from 'pg';
import type { Database } from '../platform/db.ts';
import { nicknameKeys } from './nickname-keys.ts';
import type { Credentials, User } from './user.ts';

const shown = { id: true, email: true, nickname: true } as const;

export const findCredentials = (db: Database, email: string): Promise<Credentials | null> =>
  db.user.findUnique({
    where: { email, leftAt: null },
    select: { ...shown, passwordHash: true, sessionEpoch: true },
  });

/**
 * Stores an account. Fails with a unique violation if the e-mail address, the nickname, or a
 * nickname that looks like it is taken.
 */
export const insertUser = (
  db: Database,
  user: {
    email: string;
    nickname: string;
    passwordHash: string | null;
    emailConfirmedAt?: Date | null;
  },
): Promise<User> => db.user.create({ data: { ...user, ...nicknameKeys(user.nickname) }, select: shown });

/** Finds the address of a person's account, and whether it has a password and passkeys. */
export async function findOwnAccount(
  db: Database,
  id: number,
): Promise<{
  readonly accountId: number;
  readonly email: string;
  readonly hasPassword: boolean;
  readonly hasPasskey: boolean;
}> {
  const select = { email: true, passwordHash: true, passkeys: { select: { id: true }, take: 1 } } as const;
  const row = await db.user.findUniqueOrThrow({ where: { id }, select });
  return {
    accountId: id,
    email: row.email,
    hasPassword: row.passwordHash !== null,
    hasPasskey: row.passkeys.length > 0,
  };
}

/**
 * Locks an account until the transaction ends, so that its passkeys, blocks and ways in are counted
 * one after another. Rows that refer to it can still be added.
 */
export const lockAccount = (tx: Database, id: number): Promise<unknown> =>
  tx.$queryRaw`SELECT 1 FROM users WHERE id = ${id} FOR NO KEY UPDATE`;

/** Whether an account has this nickname, or one that looks like it. */
export async function findNicknameTaken(db: Database, nickname: string): Promise<boolean> {
  const { nicknameKey, nicknameSkeleton } = nicknameKeys(nickname);
  const where = { OR: [{ nicknameKey }, { nicknameSkeleton }] };
  return (await db.user.findFirst({ where, select: { id: true } })) !== null;
}

/**
 * Finds the account of a session; null while it is suspended. Every page of a logged-in person runs
 * this, so it is a prepared statement on the pool instead of a Prisma query.
 */
export async function findSessionUser(pool: pg.Pool, id: number): Promise<SessionUser | null> {
  const { rows } = await pool.query<User & { session_epoch: number }>({
    name: 'session-user',
    text: `SELECT id, email, nickname, session_epoch FROM users
           WHERE id = $1 AND left_at IS NULL
             AND (suspended_until IS NULL OR suspended_until <= now())`,
    values: [id],
  });
  const [row] = rows;
  if (!row) return null;
  const { session_epoch: sessionEpoch, ...user } = row;
  return { user, sessionEpoch };
}

export interface SessionUser {
  readonly user: User;
  readonly sessionEpoch: number;
}
