import { placeholder } from './secret-rule.ts';

const usualPasswords = new Set([
  'password',
  'postgres',
  'redis',
  'admin',
  'root',
  'secret',
  'bookmoim',
  'test',
  '1234',
]);

const leastPasswordLength = 12;

/**
 * Returns why the password in a server's address is too weak for a real site, or null. A server on
 * this machine needs no strong password. Throws if the address is not a URL; the caller has checked
 * it.
 */
export function weakServerPassword(address: string): string | null {
  const url = new URL(address);
  // In libpq and `pg` a parameter overrides the part before the host.
  const given = (name: string, inPlace: string) => url.searchParams.get(name) ?? decodeURIComponent(inPlace);
  const host = given('host', url.hostname);
  if (/^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?|\/.*)$/.test(host) || host === '') return null;
  const user = given('user', url.username);
  const plain = given('password', url.password);
  if (plain === '') return 'has no password';
  if (usualPasswords.has(plain.toLowerCase()) || plain === user || placeholder.test(plain))
    return 'has a password that everybody knows';
  return plain.length < leastPasswordLength
    ? `has a password of less than ${leastPasswordLength} characters`
    : null;
}
