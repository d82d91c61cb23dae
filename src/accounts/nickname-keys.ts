import { nicknameSkeleton } from './look-alikes.ts';
import { nicknameKey } from './user.ts';

/**
 * Returns the two unique columns of a nickname: one by spelling, one by appearance. Every new
 * account stores both.
 */
export const nicknameKeys = (nickname: string) => ({
  nicknameKey: nicknameKey(nickname),
  nicknameSkeleton: nicknameSkeleton(nickname),
});
