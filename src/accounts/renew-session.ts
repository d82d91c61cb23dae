import type { Request } from 'express';
import type { SessionIndex } from '../platform/http/session-index.ts';
import type { User } from './user.ts';

export interface RenewServices {
  readonly sessionIndex: SessionIndex;
  /** Called after a session got a new id, to close its sockets and to move its Web Push. */
  readonly onSessionRenewed: (change: { from: string; to: string }) => Promise<void>;
}

/**
 * Gives the session of this request a new id, and the account's present epoch; it keeps its form
 * token, its proof and "stay logged in". Its open pages connect again by themselves.
 */
export async function renewSession(services: RenewServices, req: Request, user: User): Promise<void> {
  const from = req.sessionID;
  const isKept = req.session.passport?.user?.isKept;
  await new Promise<void>((resolve, reject) =>
    req.logIn(user, { session: true, keepSessionInfo: true }, (err) => (err ? reject(err) : resolve())),
  );
  if (isKept) req.session.passport = { user: { ...req.session.passport?.user, isKept } };
  await new Promise<void>((resolve, reject) => req.session.save((err) => (err ? reject(err) : resolve())));
  await services.sessionIndex.admit(user.id, req.sessionID);
  await services.onSessionRenewed({ from, to: req.sessionID });
}
