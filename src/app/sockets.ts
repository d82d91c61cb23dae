import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Server } from 'socket.io';
import {
  createPresence,
  type PresenceTiming,
  presenceTiming,
  type TickTiming,
  tickTiming,
} from '../chat/index.ts';
import { chatSockets } from '../chat/sockets.ts';
import {
  createSessionChecker,
  createSessionReader,
  type SessionIdentity,
} from '../platform/http/session-reader.ts';
import { createSocketServer } from '../platform/realtime/socket-server.ts';
import { channelPrefix, openPublishRedis, openSubscribeRedis } from '../platform/redis.ts';
import type { Live } from './connect.ts';

export interface Sockets {
  readonly io: Server;
  /** Stops the clocks, lets every client go, and closes. */
  close(): Promise<void>;
}

/** For tests, which cannot wait for leases and beacons of full length. */
export interface SocketOptions {
  readonly presenceTiming?: PresenceTiming;
  readonly tickTiming?: TickTiming;
}

/** Socket.IO with every feature's namespace, on the web process's HTTP server. */
export function createSockets(live: Live, server: HttpServer, options: SocketOptions = {}): Sockets {
  const { env, log, redis } = live;
  const publish = openPublishRedis(env.REDIS_URL, log);
  const subscribe = openSubscribeRedis(env.REDIS_URL, log);
  const io = createSocketServer(server, {
    allowedOrigins: env.allowedOrigins,
    channelPrefix: channelPrefix(env.REDIS_URL),
    publish,
    subscribe,
  });
  const readSession = createSessionReader({
    redis,
    secrets: env.SESSION_SECRET,
    publicOrigin: env.APP_ORIGIN,
  });
  // One connection carries several namespaces: its session is read once for those that come together.
  const identities = new WeakMap<IncomingMessage, Promise<SessionIdentity | null>>();
  const identify = (request: IncomingMessage) => {
    const known = identities.get(request);
    if (known !== undefined) return known;
    const reading = readSession(request.headers.cookie).finally(() => identities.delete(request));
    identities.set(request, reading);
    return reading;
  };
  const stopChat = chatSockets(io, {
    ...live,
    presence: createPresence(redis, {
      isUnlimited: env.BENCH,
      timing: options.presenceTiming ?? presenceTiming,
    }),
    timing: options.tickTiming ?? tickTiming,
    identify: (socket) => identify(socket.request),
    isSessionAlive: createSessionChecker(redis),
    isUnlimited: env.BENCH,
  });
  return {
    io,
    close: async () => {
      stopChat();
      await io.close();
      publish.disconnect();
      subscribe.disconnect();
    },
  };
}
