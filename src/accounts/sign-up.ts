import { type Database, isUniqueViolation } from '../platform/db.ts';
import type { SignUpInput } from './input.ts';
import { hashPassword } from './password-hash.ts';
import { findTaken, insertUser } from './repository.ts';
import type { User } from './user.ts';

export type SignUpResult =
  | { readonly ok: true; readonly user: User }
  | { readonly ok: false; readonly errors: { email?: string; nickname?: string } };

/** Makes the account, or says which of e-mail and nickname is taken. Two at once: the unique constraint decides, the other is told the same. */
export async function signUp(db: Database, input: SignUpInput): Promise<SignUpResult> {
  const passwordHash = await hashPassword(input.password);
  try {
    const user = await insertUser(db, {
      email: input.email,
      nickname: input.nickname,
      passwordHash,
    });
    return { ok: true, user };
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const taken = await findTaken(db, input.email, input.nickname);
    return {
      ok: false,
      errors: {
        ...(taken.email ? { email: '이미 가입한 이메일이에요. 로그인해 주세요.' } : {}),
        ...(taken.nickname ? { nickname: '다른 분이 쓰고 있는 별명이에요.' } : {}),
      },
    };
  }
}
