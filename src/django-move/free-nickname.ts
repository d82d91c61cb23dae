import { nicknameKeys, nicknameProblem, normaliseNickname } from '../accounts/index.ts';
import type { DumpUser } from './dump.ts';

const unnamed = '독자';

/**
 * Returns the first valid one of nickname, user name and the name in the e-mail address, with a
 * number when it is taken. The original site allowed duplicate nicknames.
 */
export function freeNickname(user: DumpUser, email: string, taken: ReadonlySet<string>): string {
  const wishes = [user.nickname, user.username, email.split('@')[0] ?? ''].map(normaliseNickname);
  let base = wishes.find((wish) => nicknameProblem(wish) === null) ?? unnamed;
  for (let number = 1; ; number += 1) {
    const nickname = number === 1 ? base : `${[...base].slice(0, 14).join('')}${number}`;
    const isTaken = Object.values(nicknameKeys(nickname)).some((key) => taken.has(key));
    // Digits appended to digits may look like a telephone number.
    if (nicknameProblem(nickname) !== null) base = unnamed;
    else if (!isTaken) return nickname;
  }
}
