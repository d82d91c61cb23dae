import type { Server as HttpServer } from 'node:http';
import { createAdapter } from '@socket.io/redis-adapter';
import { type Namespace, Server } from 'socket.io';
import type { Redis } from '../redis.ts';
import { closeIdleLines } from './idle-lines.ts';
import { skipOwnEchoes } from './own-echo.ts';
import { sharePings } from './shared-pings.ts';
import { shortenBroadcasts } from './short-way.ts';
import { slimRequests } from './slim-requests.ts';
import { refuseUpgrade, type SocketGuard } from './socket-guard.ts';

/** Milliseconds. A line that died without a word is noticed after interval + timeout at most; with the grace after it a ghost is gone within 20 s. */
const heartbeat = { pingInterval: 7_000, pingTimeout: 5_000 };
/** Milliseconds that a connection may be in no namespace. */
const patience = 10_000;

export interface SocketServerOptions {
  readonly allowedOrigins: readonly string[];
  readonly publish: Redis;
  readonly subscribe: Redis;
  readonly channelPrefix: string;
  /** Not given: nothing is limited (`BENCH=1`). */
  readonly guard?: SocketGuard | undefined;
  /** For tests: milliseconds that a connection may be in no namespace. */
  readonly patience?: number | undefined;
}

/**
 * Socket.IO over WebSocket only: Railway and plain load balancers have no sticky sessions, which long polling needs. The Origin is checked here
 * because browsers let any page open a WebSocket to any site, and CORS does not apply.
 */
export function createSocketServer(server: HttpServer, options: SocketServerOptions): Server {
  const { guard } = options;
  const createRedisAdapter = createAdapter(options.publish, options.subscribe, {
    key: options.channelPrefix,
    publishOnSpecificResponseChannel: true,
  });
  const io = new Server(server, {
    path: '/socket.io',
    transports: ['websocket'],
    serveClient: false,
    allowEIO3: false,
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: 16_384,
    connectTimeout: options.patience ?? patience,
    ...heartbeat,
    allowRequest: (req, decide) => {
      // First, and not counted: a foreign page must not use up the handshakes of its reader's address.
      if (!options.allowedOrigins.includes(req.headers.origin ?? '')) return decide(null, false);
      const retryAfterMs = guard?.admit(req) ?? 0;
      // Not decided by the library, which knows no 429.
      if (retryAfterMs > 0) return refuseUpgrade(req, retryAfterMs);
      decide(null, true);
    },
    // Called with `new`, which an arrow function does not allow.
    adapter: function createShortAdapter(namespace: Namespace) {
      const adapter = createRedisAdapter(namespace);
      shortenBroadcasts(adapter);
      skipOwnEchoes(adapter);
      return adapter;
    },
  });
  // Nobody is known in the default namespace; without this everybody would be let in, and could stay.
  io.use((_socket, next) => next(new Error('not_found')));
  closeIdleLines(io, options.patience ?? patience);
  guard?.watchPackets(io);
  slimRequests(io);
  sharePings(io, heartbeat.pingInterval);
  return io;
}
