import type { SessionIndex } from '../platform/http/session-index.ts';
import type { HttpExchange } from './http-exchange.ts';
import { type RenewServices, renewSession } from './renew-session.ts';
import type { User } from './user.ts';

export interface EndOthersServices extends RenewServices {
  readonly sessionIndex: SessionIndex;
  readonly onSessionEnded: (sessionId: string) => void;
  /** Called after all sessions of a person have ended, to close their sockets. */
  readonly onSessionsEnded: (userId: number) => void;
}

/**
 * Ends every session of the account but this one, which gets a new id. Their sockets close and
 * their Web Push ends. Call it after the account's epoch was raised.
 * @returns how many ended
 */
export async function endOtherSessions(
  services: EndOthersServices,
  exchange: HttpExchange,
  user: User,
): Promise<number> {
  const own = exchange.req.sessionID;
  const others = (await services.sessionIndex.endAll(user.id)).filter((sessionId) => sessionId !== own);
  await renewSession(services, exchange, user);
  for (const sessionId of others) services.onSessionEnded(sessionId);
  // Closes the sockets of sessions that the index has lost as well.
  services.onSessionsEnded(user.id);
  return others.length;
}
