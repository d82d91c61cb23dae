import { createHash, randomBytes } from 'node:crypto';

/** 192 random bits as 32 characters of base64url. */
export const newInviteToken = (): string => randomBytes(24).toString('base64url');

const shape = /^[\w-]{32}$/;

/** Returns the hash that is stored for a token; null if the text has not the shape of a token. */
export const inviteHashOf = (token: string): string | null =>
  shape.test(token) ? createHash('sha256').update(token).digest('hex') : null;
