import { isMacOf, macOf } from './mac.ts';

/** The purpose and the account of a link in a letter. A link is valid only for the same facts. */
export interface LinkFacts {
  readonly purpose: 'set-password' | 'confirm-email';
  readonly userId: number;
  /** Facts that must still hold when the link is used. */
  readonly facts: readonly (string | number)[];
}

const signedText = ({ purpose, userId, facts }: LinkFacts, expires: number) =>
  JSON.stringify([purpose, userId, ...facts, expires]);

/**
 * Returns a token for a link in a letter. It is signed and not stored, so the database does not
 * reveal it.
 */
export function signLink(secrets: readonly string[], link: LinkFacts, expiresAt: Date): string {
  const [secret = ''] = secrets;
  const expires = expiresAt.getTime();
  return `${link.userId}.${expires}.${macOf(secret, signedText(link, expires))}`;
}

/**
 * Returns the account id that a token claims, which `isSignedLink` verifies; null if the token is
 * malformed or too old.
 */
export function claimedUser(token: string, now: Date): number | null {
  const [, userId, expires] = /^([1-9]\d{0,9})\.(\d{1,16})\.[\w-]{43}$/.exec(token) ?? [];
  const id = Number(userId);
  return userId === undefined || id > 2_147_483_647 || Number(expires) <= now.getTime() ? null : id;
}

/**
 * Whether this site made the token for these facts. Older secrets are accepted while they are in
 * the setting.
 */
export function isSignedLink(secrets: readonly string[], token: string, link: LinkFacts): boolean {
  const [, expires = '', mac = ''] = token.split('.');
  return isMacOf(secrets, signedText(link, Number(expires)), mac);
}
