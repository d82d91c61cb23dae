import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * What a link in a letter is good for, and for which account. Two links with other facts are two
 * links.
 */
export interface LinkFacts {
  readonly purpose: 'set-password' | 'confirm-email';
  readonly userId: number;
  /** What must be true still when the link is used. */
  readonly facts: readonly (string | number)[];
}

const macOf = (secret: string, { purpose, userId, facts }: LinkFacts, expires: number) =>
  createHmac('sha256', secret)
    .update(JSON.stringify([purpose, userId, ...facts, expires]))
    .digest('base64url');

/**
 * A token for a link in a letter. Signed and not stored: nothing of it can be read out of the
 * database.
 */
export function signLink(secrets: readonly string[], link: LinkFacts, expiresAt: Date): string {
  const [secret = ''] = secrets;
  const expires = expiresAt.getTime();
  return `${link.userId}.${expires}.${macOf(secret, link, expires)}`;
}

/**
 * The account id that a token claims; `isSignedLink` says whether the claim is true. Null for what
 * is no token, or too old.
 */
export function claimedUser(token: string, now: Date): number | null {
  const [, userId, expires] = /^([1-9]\d{0,9})\.(\d{1,16})\.[\w-]{43}$/.exec(token) ?? [];
  const id = Number(userId);
  return userId === undefined || id > 2_147_483_647 || Number(expires) <= now.getTime() ? null : id;
}

/** Whether we made this token for these facts. Older secrets count while they are kept. */
export function isSignedLink(secrets: readonly string[], token: string, link: LinkFacts): boolean {
  const [, expires = '', mac = ''] = token.split('.');
  const given = Buffer.from(mac);
  return secrets.some((secret) => {
    const right = Buffer.from(macOf(secret, link, Number(expires)));
    return right.length === given.length && timingSafeEqual(right, given);
  });
}
