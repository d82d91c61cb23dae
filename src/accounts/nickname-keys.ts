import { nicknameSkeleton } from './look-alikes.ts';
import { nicknameKey } from './user.ts';

/** The two columns that keep nicknames apart: by spelling, and by looks. Every new account stores both. */
export const nicknameKeys = (nickname: string) => ({
  nicknameKey: nicknameKey(nickname),
  nicknameSkeleton: nicknameSkeleton(nickname),
});
