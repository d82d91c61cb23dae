import { textLimits } from '../platform/text/text-limits.ts';

/** Somebody with an account. */
export interface User {
  readonly id: number;
  readonly email: string;
  readonly nickname: string;
}

/** What a log-in is checked against. */
export interface Credentials extends User {
  /** argon2id, PHC string; null for an account moved here without a password. */
  readonly passwordHash: string | null;
}

/** Code units that a nickname of full length can have before it is composed. */
const mostNicknameUnits = 4 * textLimits.nickname.codePoints;

/**
 * As it is shown: composed, trimmed, single spaces. What is far too long for a nickname is only
 * trimmed.
 */
export function normaliseNickname(typed: string): string {
  const trimmed = typed.trim().replace(/ +/g, ' ');
  return trimmed.length > mostNicknameUnits ? trimmed : trimmed.normalize('NFC');
}

/** Two nicknames with the same key would be taken for one person. */
export const nicknameKey = (nickname: string): string =>
  nickname
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Default_Ignorable_Code_Point}]+/gu, '');
