import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, Buffer>(scrypt);
const [saltBytes, keyBytes] = [16, 32];

/**
 * Removes what does not count in an answer: spaces, case, the way a letter was composed, and the
 * variation of an emoji.
 */
export const plainAnswer = (text: string): string =>
  text
    .normalize('NFKC')
    // First to capitals, which are alike for ß and SS, and for both small sigmas.
    .toUpperCase()
    .toLowerCase()
    .replace(/[\s\p{Cf}\p{Zs}\p{VS}]+/gu, '');

/** Hashes an answer with a salt of its own, so that the table does not tell it. */
export async function hashAnswer(answer: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const key = await derive(plainAnswer(answer), salt, keyBytes);
  return `${salt.toString('base64url')}.${key.toString('base64url')}`;
}

/** Whether an answer is the one that was hashed. */
export async function isAnswer(answer: string, hash: string): Promise<boolean> {
  const [salt = '', key = ''] = hash.split('.');
  const expected = Buffer.from(key, 'base64url');
  const given = await derive(plainAnswer(answer), Buffer.from(salt, 'base64url'), keyBytes);
  return expected.length === given.length && timingSafeEqual(expected, given);
}
