import type { Database } from '../platform/db.ts';
import { hiddenNickname } from './hidden-nickname-view.ts';
import { nicknameKeys } from './nickname-keys.ts';

/** Replaces a nickname by a neutral one with a number. */
export async function hideNickname(tx: Database, id: number, number: number): Promise<void> {
  const nickname = hiddenNickname(number);
  await tx.user.updateMany({ where: { id }, data: { nickname, ...nicknameKeys(nickname) } });
}

/**
 * Gives an account its hidden nickname back.
 * @returns false if another account has taken the nickname or one that looks like it, or if the
 * account has chosen another nickname meanwhile
 */
export async function restoreNickname(
  tx: Database,
  id: number,
  { number, nickname }: { number: number; nickname: string },
): Promise<boolean> {
  const keys = nicknameKeys(nickname);
  const taken = await tx.user.count({
    where: {
      id: { not: id },
      OR: [{ nicknameKey: keys.nicknameKey }, { nicknameSkeleton: keys.nicknameSkeleton }],
    },
  });
  if (taken > 0) return false;
  const where = { id, nickname: hiddenNickname(number) };
  return (await tx.user.updateMany({ where, data: { nickname, ...keys } })).count > 0;
}
