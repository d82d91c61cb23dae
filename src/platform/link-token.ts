import { createHash, createHmac, randomBytes } from 'node:crypto';

/** Returns 192 random bits as 32 characters of base64url, for a link that is a secret. */
export const newLinkToken = (): string => randomBytes(24).toString('base64url');

/**
 * Returns the token that follows from a secret of `newLinkToken`: the same secret and purpose give
 * the same token.
 */
export const linkTokenFrom = (secret: string, purpose: string): string =>
  createHmac('sha256', secret).update(purpose).digest().subarray(0, 24).toString('base64url');

const shape = /^[\w-]{32}$/;

/** Whether a text has the shape of a token. */
export const isLinkToken = (text: string): boolean => shape.test(text);

/** Returns the hash that is stored for a token; null if the text has not the shape of a token. */
export const linkHashOf = (token: string): string | null =>
  isLinkToken(token) ? createHash('sha256').update(token).digest('hex') : null;
