import type { IncomingMessage } from 'node:http';
import type { Socket } from 'socket.io';
import { createSessionReader, type SessionIdentity } from '../platform/http/session-reader.ts';
import type { SocketGuard } from '../platform/realtime/socket-guard.ts';
import type { Live } from './connect.ts';

/**
 * Returns a function that reads the session of a socket; null without a valid one. One connection
 * carries several namespaces, and when they connect together, the session is read once.
 */
export function createSocketIdentifier(
  { redis, env }: Pick<Live, 'redis' | 'env'>,
  guard: SocketGuard | undefined,
): (socket: Socket) => Promise<SessionIdentity | null> {
  const readSession = createSessionReader({
    redis,
    secrets: env.SESSION_SECRET,
    publicOrigin: env.APP_ORIGIN,
  });
  const reading = new WeakMap<IncomingMessage, Promise<SessionIdentity | null>>();
  const identify = (request: IncomingMessage) => {
    const known = reading.get(request);
    if (known !== undefined) return known;
    const identity = readSession(request.headers.cookie).finally(() => reading.delete(request));
    reading.set(request, identity);
    return identity;
  };
  return async (socket) => {
    const identity = await identify(socket.request);
    // The guard has closed the connection, so nobody waits for an answer.
    if (identity && guard?.admitAccount(socket, identity.userId) === false)
      return new Promise<never>(() => {});
    return identity;
  };
}
