import type { SessionIndex } from '../platform/http/session-index.ts';
import type { HttpExchange } from './http-exchange.ts';
import { type DeviceServices, markDevice } from './mark-device.ts';
import type { User } from './user.ts';

export interface RenewServices extends DeviceServices {
  readonly sessionIndex: SessionIndex;
  /** Called after a session got a new id, to close its sockets and to move its Web Push. */
  readonly onSessionRenewed: (change: { from: string; to: string }) => Promise<void>;
}

/**
 * Gives the session of this request a new id and the account's present epoch, and its browser a new
 * device cookie. The form token, the proof and "stay logged in" remain. Open pages connect again by
 * themselves.
 */
export async function renewSession(
  services: RenewServices,
  { req, res }: HttpExchange,
  user: User,
): Promise<void> {
  const from = req.sessionID;
  const isKept = req.session.passport?.user?.isKept;
  await new Promise<void>((resolve, reject) =>
    req.logIn(user, { session: true, keepSessionInfo: true }, (err) => (err ? reject(err) : resolve())),
  );
  if (isKept) req.session.passport = { user: { ...req.session.passport?.user, isKept } };
  await new Promise<void>((resolve, reject) => req.session.save((err) => (err ? reject(err) : resolve())));
  await services.sessionIndex.admit(user.id, req.sessionID);
  markDevice(services, { req, res }, user.id);
  await services.onSessionRenewed({ from, to: req.sessionID });
}
