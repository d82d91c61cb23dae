import type { Request } from 'express';
import { type SessionDevice, sessionDeviceOf } from './session-device.ts';

declare module 'express-session' {
  interface SessionData {
    /** When the person logged in (milliseconds since 1970). A new session id does not change it. */
    startedAt?: number;
    device?: SessionDevice;
    /** Whether the log-in came from a place that the account had not used before. */
    isNewPlace?: boolean;
  }
}

/** Records when a session starts, on which kind of device, and whether the place is new. */
export function recordSessionStart(
  req: Request,
  { now, isNewPlace }: { readonly now: Date; readonly isNewPlace: boolean },
): void {
  req.session.startedAt = now.getTime();
  req.session.device = sessionDeviceOf(req.get('user-agent'));
  if (isNewPlace) req.session.isNewPlace = true;
}
