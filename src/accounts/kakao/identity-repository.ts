import type { Database } from '../../platform/db.ts';
import type { User } from '../user.ts';
import type { KakaoIdentity } from './kakao-person.ts';

/** Finds the account that is linked to a person at Kakao; null if none is or its owner left. */
export async function findIdentityOwner(
  db: Database,
  { issuer, subject }: KakaoIdentity,
): Promise<User | null> {
  const row = await db.identity.findFirst({
    where: { issuer, subject, user: { leftAt: null } },
    select: { user: { select: { id: true, email: true, nickname: true } } },
  });
  return row?.user ?? null;
}

/** Returns when the account was linked; null if it is not. */
export async function findLinkedAt(db: Database, userId: number, issuer: string): Promise<Date | null> {
  const where = { userId_issuer: { userId, issuer } };
  return (await db.identity.findUnique({ where, select: { linkedAt: true } }))?.linkedAt ?? null;
}

/**
 * Stores the link. Fails with a unique violation if this person at Kakao has an account here, or
 * this account has another person at Kakao.
 */
export async function insertIdentity(
  db: Database,
  { issuer, subject }: KakaoIdentity,
  { userId, now }: { userId: number; now: Date },
): Promise<void> {
  await db.identity.create({ data: { issuer, subject, userId, linkedAt: now } });
}

/** @returns whether there was a link */
export const deleteIdentity = async (db: Database, userId: number, issuer: string): Promise<boolean> =>
  (await db.identity.deleteMany({ where: { userId, issuer } })).count > 0;
