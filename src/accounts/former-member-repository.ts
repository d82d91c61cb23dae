import type { Database } from '../platform/db.ts';
import { formerMemberName } from './former-member-words.ts';
import { nicknameKeys } from './nickname-keys.ts';

/**
 * The account that stands for everybody who left: the author of their messages and the leader of
 * their past meetings (docs/decisions/023). Nobody can log in to it, and no form accepts its id.
 */
export const formerMemberId = 0;
/** Not an address, so nobody signs up with it. */
const noAddress = 'former-member';

/** Creates that account unless it exists. */
export async function insertFormerMember(db: Database): Promise<void> {
  const { nicknameKey, nicknameSkeleton } = nicknameKeys(formerMemberName);
  await db.$executeRaw`
    INSERT INTO users (id, email, nickname, nickname_key, nickname_skeleton, left_at)
    VALUES (${formerMemberId}, ${noAddress}, ${formerMemberName}, ${nicknameKey}, ${nicknameSkeleton}, now())
    ON CONFLICT (id) DO NOTHING`;
}

/** Deletes the account of a person who left, with everything that belongs to her alone. */
export const deleteAccount = (db: Database, userId: number): Promise<unknown> =>
  db.$executeRaw`DELETE FROM users WHERE id = ${userId} AND left_at IS NOT NULL`;
