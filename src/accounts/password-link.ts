import { isSignedLink, signLink } from './signed-link.ts';

const lifetimeMs = 24 * 60 * 60 * 1_000;

/**
 * The account of a link. Setting a password raises the epoch, so a link works only once. The
 * letter's number invalidates the links of earlier letters.
 */
export interface LinkOwner {
  readonly userId: number;
  readonly epoch: number;
  readonly letter: number;
}

const factsOf = ({ userId, epoch, letter }: LinkOwner) => ({
  purpose: 'set-password' as const,
  userId,
  facts: [epoch, letter],
});

/** Returns a token that lets its holder set the password for 24 hours. */
export const signPasswordLink = (secrets: readonly string[], owner: LinkOwner, now: Date): string =>
  signLink(secrets, factsOf(owner), new Date(now.getTime() + lifetimeMs));

/** Whether this site made the token for this account, its epoch and its newest letter. */
export const isPasswordLink = (secrets: readonly string[], token: string, owner: LinkOwner): boolean =>
  isSignedLink(secrets, token, factsOf(owner));
