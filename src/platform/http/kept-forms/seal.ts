import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const [ivBytes, tagBytes, keyBytes] = [12, 16, 32];
const purpose = 'bookmoim kept form';

/** The salt is the browser's secret id: what lies in Redis can be read neither without the site's secret nor without the browser's cookie. */
const keyOf = (secret: string, browserId: string) =>
  Buffer.from(hkdfSync('sha256', secret, browserId, purpose, keyBytes));

/** Encrypts and authenticates (AES-256-GCM). `place` is bound to it: the result opens nowhere else. */
export function seal(secret: string, browserId: string, { place, text }: { place: string; text: string }) {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret, browserId), iv, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(place));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}

/** The text that was sealed with any of the secrets; null for anything else. */
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
      // Another secret, or not ours.
    }
  }
  return null;
}
