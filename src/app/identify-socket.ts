import type { IncomingMessage } from 'node:http';
import type { Socket } from 'socket.io';
import { createSessionReader, type SessionIdentity } from '../platform/http/session-reader.ts';
import { Counter } from '../platform/metrics.ts';
import { createSocketGuard, type SocketGuard } from '../platform/realtime/socket-guard.ts';
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

/** Creates the limits of sockets, with a counter of their refusals. `BENCH=1` has none. */
export function socketGuard({
  env,
  clock,
  metrics,
}: Pick<Live, 'env' | 'clock' | 'metrics'>): SocketGuard | undefined {
  if (env.BENCH) return undefined;
  const refusals = new Counter({
    name: 'socket_refusals_total',
    help: 'Handshakes refused and sockets closed by a limit, by limit',
    labelNames: ['limit'],
    registers: [metrics],
  });
  return createSocketGuard({
    limits: env.RATE_LIMITS,
    clock,
    proxies: env.TRUST_PROXY,
    onRefused: (limit) => refusals.inc({ limit }),
  });
}
