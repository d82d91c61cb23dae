import { textLimits } from '../platform/text/text-limits.ts';

/** A person with an account. */
export interface User {
  readonly id: number;
  readonly email: string;
  readonly nickname: string;
}

/** A person whose password or passkey was checked. */
export interface CheckedUser extends User {
  /** The account's epoch before the check: a session of it ends with all others. */
  readonly epoch: number;
}

/** The account data that a log-in is checked against. */
export interface Credentials extends User {
  /** argon2id, PHC string; null for an account moved here without a password. */
  readonly passwordHash: string | null;
  /** Grows with each change of the password. */
  readonly sessionEpoch: number;
}

/** The most code units of a nickname before it is composed (NFC). */
const mostNicknameUnits = 4 * textLimits.nickname.codePoints;

/**
 * Returns the nickname as it is shown: composed, trimmed, single spaces. A text that is far too
 * long is only trimmed.
 */
export function normaliseNickname(typed: string): string {
  const trimmed = typed.trim().replace(/ +/g, ' ');
  return trimmed.length > mostNicknameUnits ? trimmed : trimmed.normalize('NFC');
}

/** Returns the key of a nickname. Readers would take nicknames with one key for one person. */
export const nicknameKey = (nickname: string): string =>
  nickname
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Default_Ignorable_Code_Point}]+/gu, '');
