import { randomBytes } from 'node:crypto';
import type { Server as HttpServer } from 'node:http';
import { createAdapter } from '@socket.io/redis-adapter';
import { type Namespace, Server } from 'socket.io';
import type { Redis } from '../redis.ts';
import { writeBroadcastsDirectly } from './broadcast-fast-path.ts';
import { closeIdleConnections } from './idle-connections.ts';
import { createMeetingChannels } from './meeting-channels.ts';
import { refuseUpgrade } from './refuse-upgrade.ts';
import { sharePings } from './shared-pings.ts';
import { slimRequests } from './slim-requests.ts';
import type { SocketGuard } from './socket-guard.ts';

/**
 * Milliseconds. A connection that was lost without a close is noticed after interval + timeout at
 * most; with the grace of the presence its person is shown offline within 20 s.
 */
const heartbeat = { pingInterval: 7_000, pingTimeout: 5_000 };
/** How long a connection may be in no namespace. */
const defaultNamespaceTimeoutMs = 10_000;

export interface SocketServerOptions {
  readonly allowedOrigins: readonly string[];
  readonly publish: Redis;
  readonly subscribe: Redis;
  readonly channelPrefix: string;
  /** The namespaces whose rooms are meetings and whose broadcasts are frequent. */
  readonly meetingNamespaces: readonly string[];
  /** Called for each broadcast of these namespaces that Redis delivers to this process. */
  readonly onBroadcastRead?: (() => void) | undefined;
  /** Without it nothing is limited (`BENCH=1`). */
  readonly guard?: SocketGuard | undefined;
  /** For tests: how long a connection may be in no namespace. */
  readonly namespaceTimeoutMs?: number | undefined;
}

/**
 * Creates a Socket.IO server that accepts only WebSocket: long polling needs sticky sessions, which
 * Railway and plain load balancers do not have. It checks the Origin, because browsers let any page
 * open a WebSocket to any site and CORS does not apply.
 */
export function createSocketServer(server: HttpServer, options: SocketServerOptions): Server {
  const { guard, namespaceTimeoutMs = defaultNamespaceTimeoutMs } = options;
  const { publish, subscribe, channelPrefix, meetingNamespaces } = options;
  const createChannelsAdapter = createMeetingChannels({
    publish,
    subscribe,
    channelPrefix,
    senderId: randomBytes(8).toString('hex'),
    onRead: options.onBroadcastRead,
  });
  // The worker's emitter speaks only to this adapter.
  const createPatternAdapter = createAdapter(publish, subscribe, {
    key: channelPrefix,
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
    connectTimeout: namespaceTimeoutMs,
    ...heartbeat,
    allowRequest: (req, decide) => {
      // Before the guard counts: a foreign page must not use up its visitor's handshakes.
      if (!options.allowedOrigins.includes(req.headers.origin ?? '')) return decide(null, false);
      const retryAfterMs = guard?.admit(req) ?? 0;
      // The library cannot answer 429.
      if (retryAfterMs > 0) return refuseUpgrade(req, retryAfterMs);
      decide(null, true);
    },
    // The library calls it with `new`, which an arrow function does not allow.
    adapter: function createFastAdapter(namespace: Namespace) {
      const create = meetingNamespaces.includes(namespace.name)
        ? createChannelsAdapter
        : createPatternAdapter;
      const adapter = create(namespace);
      writeBroadcastsDirectly(adapter);
      return adapter;
    },
  });
  // The default namespace has no use. Without this it would admit every client for ever.
  io.use((_socket, next) => next(new Error('not_found')));
  closeIdleConnections(io, namespaceTimeoutMs);
  guard?.watchPackets(io);
  slimRequests(io);
  sharePings(io, heartbeat.pingInterval);
  return io;
}
