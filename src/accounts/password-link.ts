import { isSignedLink, signLink } from './signed-link.ts';

const lifetimeMs = 24 * 60 * 60 * 1_000;

/**
 * The account a link is for. The epoch makes a link good once: setting a password raises it. The
 * letter's number ends the links of earlier letters.
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

/** A token that lets its holder set the password, for 24 hours. */
export const signPasswordLink = (secrets: readonly string[], owner: LinkOwner, now: Date): string =>
  signLink(secrets, factsOf(owner), new Date(now.getTime() + lifetimeMs));

/** Whether we made this token for this account, her epoch and her newest letter. */
export const isPasswordLink = (secrets: readonly string[], token: string, owner: LinkOwner): boolean =>
  isSignedLink(secrets, token, factsOf(owner));
