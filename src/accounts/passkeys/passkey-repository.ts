import type { Database } from '../../platform/db.ts';
import type { CheckedUser } from '../user.ts';
import type { KnownPasskey } from './passkey.ts';

const shown = {
  id: true,
  name: true,
  createdAt: true,
  lastUsedAt: true,
  credentialId: true,
  userHandle: true,
  transports: true,
} as const;

/** The data of a passkey that its answers are checked against. */
export interface PasskeyOwner {
  readonly id: number;
  readonly credentialId: string;
  readonly userHandle: string;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly user: CheckedUser;
}

export interface NewPasskey {
  readonly userId: number;
  readonly credentialId: string;
  readonly userHandle: string;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly counter: number;
  readonly transports: string[];
  readonly name: string;
  readonly createdAt: Date;
}

/** Finds a person's passkeys, the oldest first. */
export const findPasskeys = (db: Database, userId: number): Promise<KnownPasskey[]> =>
  db.passkey.findMany({ where: { userId }, select: shown, orderBy: { id: 'asc' } });

/** Finds one of a person's passkeys; null if she has no such passkey. */
export const findPasskey = (
  db: Database,
  { id, userId }: { id: number; userId: number },
): Promise<KnownPasskey | null> => db.passkey.findFirst({ where: { id, userId }, select: shown });

/** Finds a passkey and its owner; null if nobody has this passkey or its owner left. */
export async function findPasskeyOwner(db: Database, credentialId: string): Promise<PasskeyOwner | null> {
  const found = await db.passkey.findFirst({
    where: { credentialId, user: { leftAt: null } },
    select: {
      id: true,
      credentialId: true,
      userHandle: true,
      publicKey: true,
      user: { select: { id: true, email: true, nickname: true, sessionEpoch: true } },
    },
  });
  if (!found) return null;
  const { sessionEpoch: epoch, ...user } = found.user;
  return { ...found, user: { ...user, epoch } };
}

export const countPasskeys = (db: Database, userId: number): Promise<number> =>
  db.passkey.count({ where: { userId } });

/** Stores a passkey. Fails with a unique violation if an account has it already. */
export const insertPasskey = (tx: Database, passkey: NewPasskey): Promise<{ id: number }> =>
  tx.passkey.create({ data: passkey, select: { id: true } });

/** Renames a passkey. @returns false if this person has no such passkey */
export const updateName = async (
  db: Database,
  { id, userId, name }: { id: number; userId: number; name: string },
): Promise<boolean> => (await db.passkey.updateMany({ where: { id, userId }, data: { name } })).count > 0;

/** @returns false if this person has no such passkey */
export const deletePasskey = async (
  db: Database,
  { id, userId }: { id: number; userId: number },
): Promise<boolean> => (await db.passkey.deleteMany({ where: { id, userId } })).count > 0;

/**
 * Stores the counter and time of a use. An authenticator that does not count always sends 0.
 * @returns false if the counter has not grown, as from a copy of the passkey
 */
export async function recordUse(
  db: Database,
  { id, counter, now }: { id: number; counter: number; now: Date },
): Promise<boolean> {
  const grows = counter === 0 ? { counter: 0 } : { counter: { lt: counter } };
  const used = await db.passkey.updateMany({
    where: { id, ...grows },
    data: { counter, lastUsedAt: now },
  });
  return used.count > 0;
}
