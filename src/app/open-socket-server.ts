import type { Server as HttpServer } from 'node:http';
import type { Server } from 'socket.io';
import { Counter, measure, socketMeter } from '../platform/metrics.ts';
import { watchForDoubt } from '../platform/realtime/broadcast-doubt.ts';
import { meterEvents } from '../platform/realtime/event-meter.ts';
import type { SocketGuard } from '../platform/realtime/socket-guard.ts';
import { createSocketServer } from '../platform/realtime/socket-server.ts';
import { channelPrefix, openPublishRedis, openSubscribeRedis } from '../platform/redis.ts';
import { onWritableAgain } from '../platform/redis-health.ts';
import type { Live } from './connect.ts';

/** The namespaces of all features. */
export const namespaces = ['/chat', '/lobby', '/alarms'] as const;

export interface SocketServer {
  readonly io: Server;
  /** Whether broadcasts of other processes may not arrive here. */
  areBroadcastsInDoubt(): boolean;
  /** Closes every socket and the connections to Redis. */
  close(): Promise<void>;
}

/** Starts Socket.IO on the HTTP server, with connections to Redis of its own for broadcasts. */
export function openSocketServer(
  { env, log, redis, metrics }: Live,
  server: HttpServer,
  options: { readonly guard: SocketGuard | undefined; readonly namespaceTimeoutMs: number | undefined },
): SocketServer {
  const publish = openPublishRedis(env.REDIS_URL, log);
  const subscribe = openSubscribeRedis(env.REDIS_URL, log);
  const areBroadcastsInDoubt = watchForDoubt(subscribe, () => performance.now());
  // Broadcasts must use the same Redis server as everything else. These two clients send no writes,
  // so they would not notice that theirs became a replica.
  onWritableAgain(redis, () => {
    for (const client of [publish, subscribe]) client.disconnect(true);
  });
  const reads = new Counter({
    name: 'chat_broadcast_reads_total',
    help: 'Broadcasts of /chat that Redis delivered to this process, its own ones included',
    registers: [metrics],
  });
  const io = createSocketServer(server, {
    ...options,
    allowedOrigins: env.allowedOrigins,
    channelPrefix: channelPrefix(env.REDIS_URL),
    publish,
    subscribe,
    meetingNamespaces: ['/chat'],
    onBroadcastRead: () => reads.inc(),
  });
  meterEvents(io, socketMeter(metrics));
  for (const path of namespaces) {
    const name = `sockets_${path.slice(1)}_open`;
    measure(metrics, name, `Open sockets of ${path}`, () => io.of(path).sockets.size);
  }
  return {
    io,
    areBroadcastsInDoubt,
    close: async () => {
      await io.close();
      publish.disconnect();
      subscribe.disconnect();
    },
  };
}
