import { createHmac, timingSafeEqual } from 'node:crypto';

/** Milliseconds a link is good for. */
const linkLifetime = 24 * 60 * 60 * 1_000;

/** The account a link is for. The epoch makes a link good once: setting a password raises it. The letter's number ends the links of earlier letters. */
export interface LinkOwner {
  readonly userId: number;
  readonly epoch: number;
  readonly letter: number;
}

const purpose = 'set-password';
const macOf = (secret: string, { userId, epoch, letter }: LinkOwner, expires: number) =>
  createHmac('sha256', secret)
    .update(`${purpose}:${userId}:${epoch}:${letter}:${expires}`)
    .digest('base64url');

/** A token that lets its holder set the password. Signed and not stored: nothing of it can be read out of the database. */
export function signPasswordLink(secrets: readonly string[], owner: LinkOwner, now: Date): string {
  const [secret = ''] = secrets;
  const expires = now.getTime() + linkLifetime;
  return `${owner.userId}.${expires}.${macOf(secret, owner, expires)}`;
}

/** The user id that a token claims; what it is worth is known with her epoch. Null for what is no token, or too old. */
export function claimedUser(token: string, now: Date): number | null {
  const [, userId, expires] = /^([1-9]\d{0,9})\.(\d{1,16})\.[\w-]{43}$/.exec(token) ?? [];
  return userId === undefined || Number(expires) <= now.getTime() ? null : Number(userId);
}

/** Whether we made this token for this person and her epoch. Older secrets count while they are kept. */
export function isPasswordLink(secrets: readonly string[], token: string, owner: LinkOwner): boolean {
  const [, expires = '', mac = ''] = token.split('.');
  const given = Buffer.from(mac);
  return secrets.some((secret) => {
    const right = Buffer.from(macOf(secret, owner, Number(expires)));
    return right.length === given.length && timingSafeEqual(right, given);
  });
}
