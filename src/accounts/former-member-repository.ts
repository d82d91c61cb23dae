import type { Database } from '../platform/db.ts';
import { formerMemberName } from './former-member-words.ts';

/**
 * The account that stands for everybody who left: the author of their messages and the leader of
 * their past meetings (docs/decisions/023). Nobody can log in to it, and no form accepts its id.
 */
export const formerMemberId = 0;
/** Neither an address nor the key of a nickname, so nobody can sign up with it. */
const reserved = 'FORMER MEMBER';

/** Creates that account unless it exists. */
export async function insertFormerMember(db: Database): Promise<void> {
  await db.$executeRaw`
    INSERT INTO users (id, email, nickname, nickname_key, left_at)
    VALUES (${formerMemberId}, ${reserved}, ${formerMemberName}, ${reserved}, now())
    ON CONFLICT (id) DO NOTHING`;
}

/** Deletes the account of a person who left, with everything that belongs to her alone. */
export const deleteAccount = (db: Database, userId: number): Promise<unknown> =>
  db.$executeRaw`DELETE FROM users WHERE id = ${userId} AND left_at IS NOT NULL`;
