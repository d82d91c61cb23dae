import { randomBytes } from 'node:crypto';
import { isMacOf, macOf } from './mac.ts';

const dayMs = 24 * 60 * 60 * 1_000;
export const deviceLifetimeMs = 180 * dayMs;
/** The most accounts that one browser can be a known device of: a family may share a browser. */
const mostAccounts = 3;
const purpose = 'known-device';

/** Returns the name of the cookie that marks a known device. */
export const deviceCookieName = (publicOrigin: string): string =>
  publicOrigin.startsWith('https:') ? '__Host-device' : 'device';

/** The account that a device is known to. */
export interface DeviceOwner {
  readonly accountId: number;
  /** The session epoch of the account: a new password ends its known devices. */
  readonly epoch: number;
}

interface DeviceMark extends DeviceOwner {
  readonly deviceId: string;
  /** The signed text that the cookie holds for this account. */
  readonly text: string;
}

/** The text that is signed for a device's mark. */
const signedText = (text: string) => `${purpose}:${text}`;

function readMarks(secrets: readonly string[], cookie: string, now: Date): DeviceMark[] {
  return cookie
    .slice(0, 1_000)
    .split('~', mostAccounts)
    .flatMap((text): DeviceMark[] => {
      // A cookie of an earlier version names no epoch. It counts for an account that never changed
      // its password.
      const [, signed = '', account, epoch = '0', deviceId = '', issuedAt, mac = ''] =
        /^(([1-9]\d{0,9})(?:-(\d{1,10}))?\.([\w-]{22})\.(\d{1,16}))\.([\w-]{43})$/.exec(text) ?? [];
      const age = now.getTime() - Number(issuedAt);
      if (!(age < deviceLifetimeMs) || !isMacOf(secrets, signedText(signed), mac)) return [];
      return [{ accountId: Number(account), epoch: Number(epoch), deviceId, text }];
    });
}

/**
 * Returns the id of the device if the cookie proves that this browser logged in to the account
 * within 180 days and since its last change of password; null otherwise. It proves nothing else: a
 * known device still needs the password, and only has its own count of attempts.
 */
export function findKnownDevice(
  secrets: readonly string[],
  cookie: string,
  owner: DeviceOwner | null,
  now: Date,
): string | null {
  const mark = readMarks(secrets, cookie, now).find(({ accountId }) => accountId === owner?.accountId);
  return mark !== undefined && mark.epoch === owner?.epoch ? mark.deviceId : null;
}

/**
 * Returns the cookie's value after a log-in: a new device id for this account first, then the
 * browser's other accounts.
 */
export function signDeviceCookie(
  secrets: readonly string[],
  cookie: string,
  { accountId, epoch }: DeviceOwner,
  now: Date,
): string {
  const [secret = ''] = secrets;
  const text = `${accountId}-${epoch}.${randomBytes(16).toString('base64url')}.${now.getTime()}`;
  const others = readMarks(secrets, cookie, now).filter((mark) => mark.accountId !== accountId);
  return [`${text}.${macOf(secret, signedText(text))}`, ...others.map((mark) => mark.text)]
    .slice(0, mostAccounts)
    .join('~');
}
