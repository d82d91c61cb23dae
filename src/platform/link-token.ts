import { createHash, randomBytes } from 'node:crypto';

/** Returns 192 random bits as 32 characters of base64url, for a link that is a secret. */
export const newLinkToken = (): string => randomBytes(24).toString('base64url');

const shape = /^[\w-]{32}$/;

/** Returns the hash that is stored for a token; null if the text has not the shape of a token. */
export const linkHashOf = (token: string): string | null =>
  shape.test(token) ? createHash('sha256').update(token).digest('hex') : null;
