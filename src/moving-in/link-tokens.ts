import { linkTokenFrom } from '../platform/link-token.ts';

// The links of one import are shown once, on the page after the confirmation. The server stores
// only their hashes, so the browser carries one secret there, from which all of them follow.

export { isLinkToken as isSeed, newLinkToken as newSeed } from '../platform/link-token.ts';

/** Returns the token of the person at a position of the list. */
export const tokenAt = (seed: string, position: number): string =>
  linkTokenFrom(seed, `invitation ${position}`);
