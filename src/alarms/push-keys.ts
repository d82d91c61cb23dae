import { ECDH } from 'node:crypto';

const pointBytes = 65;
const secretBytes = 16;

/** Whether a text is an uncompressed P-256 point in base64url (RFC 8291). */
export function isPushPublicKey(text: string): boolean {
  const point = bytesOf(text, pointBytes);
  if (point?.[0] !== 4) return false;
  try {
    ECDH.convertKey(point, 'prime256v1');
    return true;
  } catch {
    return false;
  }
}

/** Whether a text is 16 bytes in base64url (RFC 8291). */
export const isPushSecret = (text: string): boolean => bytesOf(text, secretBytes) !== null;

function bytesOf(text: string, count: number): Buffer | null {
  const digits = Math.ceil((count * 4) / 3);
  if (text.length > digits + 2 || !/^[\w-]+={0,2}$/.test(text)) return null;
  const bytes = Buffer.from(text, 'base64url');
  return bytes.length === count ? bytes : null;
}
