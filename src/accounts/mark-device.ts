import { parseCookie } from 'cookie';
import type { Request } from 'express';
import type { Clock } from '../platform/clock.ts';
import type { HttpExchange } from './http-exchange.ts';
import { type DeviceOwner, deviceCookieName, deviceLifetimeMs, signDeviceCookie } from './known-device.ts';

export interface DeviceServices {
  readonly clock: Clock;
  readonly publicOrigin: string;
  /** The keys that sign the cookies of known devices, and the author's id in forms. */
  readonly secrets: readonly string[];
}

/** Returns the value of the browser's device cookie; empty if there is none. */
export const deviceCookieOf = (req: Request, publicOrigin: string): string =>
  parseCookie(req.headers.cookie ?? '')[deviceCookieName(publicOrigin)] ?? '';

/** Makes this browser a known device of the account that its session belongs to. */
export function markDevice(
  { publicOrigin, secrets, clock }: DeviceServices,
  { req, res }: HttpExchange,
  accountId: number,
): void {
  const owner: DeviceOwner = { accountId, epoch: req.session.passport?.user?.epoch ?? 0 };
  const value = signDeviceCookie(secrets, deviceCookieOf(req, publicOrigin), owner, clock.now());
  res.cookie(deviceCookieName(publicOrigin), value, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: publicOrigin.startsWith('https:'),
    maxAge: deviceLifetimeMs,
  });
}
