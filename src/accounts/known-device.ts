import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const dayMs = 24 * 60 * 60 * 1_000;
export const deviceLifetimeMs = 180 * dayMs;
/** The most accounts that one browser can be a known device of: a family may share a browser. */
const mostAccounts = 3;
const purpose = 'known-device';

/** Returns the name of the cookie that marks a known device. */
export const deviceCookieName = (publicOrigin: string): string =>
  publicOrigin.startsWith('https:') ? '__Host-device' : 'device';

interface DeviceMark {
  readonly accountId: number;
  readonly deviceId: string;
  /** The signed text that the cookie holds for this account. */
  readonly text: string;
}

const macOf = (secret: string, text: string) =>
  createHmac('sha256', secret).update(`${purpose}:${text}`).digest('base64url');

function isSigned(secrets: readonly string[], text: string, mac: string): boolean {
  const given = Buffer.from(mac);
  return secrets.some((secret) => {
    const right = Buffer.from(macOf(secret, text));
    return right.length === given.length && timingSafeEqual(right, given);
  });
}

function readMarks(secrets: readonly string[], cookie: string, now: Date): DeviceMark[] {
  return cookie
    .slice(0, 1_000)
    .split('~', mostAccounts)
    .flatMap((text): DeviceMark[] => {
      const [, signed = '', account, deviceId = '', issuedAt, mac = ''] =
        /^(([1-9]\d{0,9})\.([\w-]{22})\.(\d{1,16}))\.([\w-]{43})$/.exec(text) ?? [];
      const age = now.getTime() - Number(issuedAt);
      if (!(age < deviceLifetimeMs) || !isSigned(secrets, signed, mac)) return [];
      return [{ accountId: Number(account), deviceId, text }];
    });
}

/**
 * Returns the id of the device if the cookie proves that this browser logged in to the account
 * within 180 days; null otherwise. It proves nothing else: a known device still needs the password,
 * and only has its own count of attempts.
 */
export function findKnownDevice(
  secrets: readonly string[],
  cookie: string,
  accountId: number,
  now: Date,
): string | null {
  return readMarks(secrets, cookie, now).find((mark) => mark.accountId === accountId)?.deviceId ?? null;
}

/**
 * Returns the cookie's value after a log-in: a new device id for this account first, then the
 * browser's other accounts.
 */
export function signDeviceCookie(
  secrets: readonly string[],
  cookie: string,
  accountId: number,
  now: Date,
): string {
  const [secret = ''] = secrets;
  const text = `${accountId}.${randomBytes(16).toString('base64url')}.${now.getTime()}`;
  const others = readMarks(secrets, cookie, now).filter((mark) => mark.accountId !== accountId);
  return [`${text}.${macOf(secret, text)}`, ...others.map((mark) => mark.text)]
    .slice(0, mostAccounts)
    .join('~');
}
