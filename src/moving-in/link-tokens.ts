import { createHmac, randomBytes } from 'node:crypto';

// The links of one import are shown once, on the page after the confirmation. The server stores
// only their hashes, so the browser carries one secret there, from which all of them follow.

const shape = /^[\w-]{32}$/;

/** Makes 192 random bits as 32 characters. */
export const newSeed = (): string => randomBytes(24).toString('base64url');

export const isSeed = (text: string): boolean => shape.test(text);

/** Returns the token of the person at a position of the list: 192 bits as 32 characters. */
export const tokenAt = (seed: string, position: number): string =>
  createHmac('sha256', seed).update(`invitation ${position}`).digest().subarray(0, 24).toString('base64url');
