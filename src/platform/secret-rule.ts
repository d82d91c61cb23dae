/** Placeholders that people forget to replace, and the examples in this repository. */
export const placeholder =
  /change[-_ ]?(me|this|it)|replace[-_ ]?(me|this|with)|example|default|placeholder|insecure|your[-_ ]|keyboard[-_ ]?cat|only-(the-|for-)?(tests|benches)/i;

const repeated = /^(.{1,12})\1+$/;

/**
 * A random secret of 32 characters has more different characters than this, even in hexadecimal.
 */
const leastDifferent = 8;

/** Returns why a secret is too weak for a real site, or null. Never repeats the secret. */
export function weakSecret(secret: string): string | null {
  if (placeholder.test(secret)) return 'is an example and not a secret';
  if (repeated.test(secret) || new Set(secret).size < leastDifferent)
    return 'is too simple to be a secret; make one with: openssl rand -hex 32';
  return null;
}
