import { createHmac, timingSafeEqual } from 'node:crypto';

/** The signature of a text. The text has to begin with its purpose, so that no other fits it. */
export const macOf = (secret: string, text: string): string =>
  createHmac('sha256', secret).update(text).digest('base64url');

/** Whether one of the secrets signed the text. Compares in constant time. */
export function isMacOf(secrets: readonly string[], text: string, mac: string): boolean {
  const given = Buffer.from(mac);
  return secrets.some((secret) => {
    const right = Buffer.from(macOf(secret, text));
    return right.length === given.length && timingSafeEqual(right, given);
  });
}
