/** What people leave in a setting that they meant to fill in, and what this repository itself shows. */
const placeholder =
  /change[-_ ]?(me|this|it)|replace[-_ ]?(me|this|with)|example|default|placeholder|insecure|your[-_ ]|keyboard[-_ ]?cat|only-(the-|for-)?(tests|benches)/i;
const repeated = /^(.{1,12})\1+$/;
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
/** A random secret of 32 characters has more than these, even when it is hexadecimal. */
const leastDifferent = 8;
const leastPasswordLength = 12;

/** Why a secret must not guard a real site, or null. Never says the secret. */
export function weakSecret(secret: string): string | null {
  if (placeholder.test(secret)) return 'is an example and not a secret';
  if (repeated.test(secret) || new Set(secret).size < leastDifferent)
    return 'is too simple to be a secret; make one with: openssl rand -hex 32';
  return null;
}

/**
 * Why the password in the address of a server must not guard a real site, or null. On this very
 * machine the machine guards it. Throws for what is no URL: the address was checked before.
 */
export function weakServerPassword(address: string): string | null {
  const url = new URL(address);
  // libpq and `pg` let a parameter win over what stands before the host.
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
