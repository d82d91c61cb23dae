import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const [ivBytes, tagBytes, keyBytes] = [12, 16, 32];
const purpose = 'bookmoim kept form';

/**
 * The salt is the browser's secret id, so decrypting needs the site's secret and the browser's
 * cookie.
 */
const keyOf = (secret: string, browserId: string) =>
  Buffer.from(hkdfSync('sha256', secret, browserId, purpose, keyBytes));

/**
 * Encrypts and authenticates a text (AES-256-GCM). `place` is authenticated too: decryption with
 * another place fails.
 */
export function seal(secret: string, browserId: string, { place, text }: { place: string; text: string }) {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret, browserId), iv, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(place));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}

/** Decrypts a text that was sealed with one of the secrets; null for anything else. */
export function unseal(
  secrets: readonly string[],
  browserId: string,
  { place, sealed }: { place: string; sealed: Buffer },
): string | null {
  for (const secret of secrets) {
    try {
      const iv = sealed.subarray(0, ivBytes);
      const decipher = createDecipheriv('aes-256-gcm', keyOf(secret, browserId), iv, {
        authTagLength: tagBytes,
      });
      decipher.setAAD(Buffer.from(place));
      decipher.setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes));
      const text = decipher.update(sealed.subarray(ivBytes + tagBytes));
      return Buffer.concat([text, decipher.final()]).toString('utf8');
    } catch {
      // Sealed with another secret, or not by this site.
    }
  }
  return null;
}
