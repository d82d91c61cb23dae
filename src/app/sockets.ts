import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Server, Socket } from 'socket.io';
import {
  noSocketLimits,
  type SocketTiming,
  socketLimits,
  socketTiming,
  watchEntrances,
} from '../alarms/index.ts';
import { type AlarmSockets, alarmSockets } from '../alarms/sockets.ts';
import {
  createPresence,
  type PresenceTiming,
  presenceTiming,
  type TickTiming,
  tickTiming,
} from '../chat/index.ts';
import { chatSockets } from '../chat/sockets.ts';
import type { MeetingAnnouncer } from '../meetings/index.ts';
import {
  createSessionChecker,
  createSessionReader,
  type SessionIdentity,
} from '../platform/http/session-reader.ts';
import { Counter, measure, socketMeter } from '../platform/metrics.ts';
import { meterEvents } from '../platform/realtime/event-meter.ts';
import { sessionRoom, userRoom } from '../platform/realtime/rooms.ts';
import { createSocketGuard } from '../platform/realtime/socket-guard.ts';
import { createSocketServer } from '../platform/realtime/socket-server.ts';
import { channelPrefix, onWritableAgain, openPublishRedis, openSubscribeRedis } from '../platform/redis.ts';
import type { Live } from './connect.ts';

export interface Sockets {
  readonly io: Server;
  /** Broadcasts changes of a meeting to open chat rooms. */
  readonly roomNews: MeetingAnnouncer;
  /** Tells the open pages of a person that her inbox changed. */
  readonly inboxNews: AlarmSockets['inboxNews'];
  readonly soundNews: AlarmSockets['soundNews'];
  /** Closes the sockets of an ended session on all processes. */
  endSession(sessionId: string): void;
  /** Closes the sockets of all sessions of a person on all processes. */
  endSessionsOf(userId: number): void;
  /** Stops the timers and closes every socket. */
  close(): Promise<void>;
}

/** Shorter leases and intervals for tests. */
export interface SocketOptions {
  readonly presenceTiming?: PresenceTiming;
  readonly tickTiming?: TickTiming;
  readonly alarmTiming?: SocketTiming;
  readonly patience?: number;
}

/** Starts Socket.IO with the namespaces of all features on the HTTP server of the web process. */
export function createSockets(live: Live, server: HttpServer, options: SocketOptions = {}): Sockets {
  const { env, log, redis } = live;
  const publish = openPublishRedis(env.REDIS_URL, log);
  const subscribe = openSubscribeRedis(env.REDIS_URL, log);
  // Broadcasts must use the same Redis server as everything else. These two clients send no writes,
  // so they would not notice that theirs became a replica.
  onWritableAgain(redis, () => {
    for (const client of [publish, subscribe]) client.disconnect(true);
  });
  const guard = env.BENCH ? undefined : socketGuard(live);
  const io = createSocketServer(server, {
    guard,
    allowedOrigins: env.allowedOrigins,
    channelPrefix: channelPrefix(env.REDIS_URL),
    publish,
    subscribe,
    patience: options.patience,
  });
  meterEvents(io, socketMeter(live.metrics));
  for (const name of ['chat', 'alarms']) {
    measure(
      live.metrics,
      `sockets_${name}_open`,
      `Open sockets of /${name}`,
      () => io.of(`/${name}`).sockets.size,
    );
  }
  const readSession = createSessionReader({
    redis,
    secrets: env.SESSION_SECRET,
    publicOrigin: env.APP_ORIGIN,
  });
  // One connection carries several namespaces. When they connect together, the session is read
  // once.
  const identities = new WeakMap<IncomingMessage, Promise<SessionIdentity | null>>();
  const identify = (request: IncomingMessage) => {
    const known = identities.get(request);
    if (known !== undefined) return known;
    const reading = readSession(request.headers.cookie).finally(() => identities.delete(request));
    identities.set(request, reading);
    return reading;
  };
  const common = {
    ...live,
    identify: async (socket: Socket) => {
      const identity = await identify(socket.request);
      // The guard has closed the connection, so nobody waits for an answer.
      if (identity && guard?.admitAccount(socket, identity.userId) === false)
        return new Promise<never>(() => {});
      return identity;
    },
    isSessionAlive: createSessionChecker(redis),
    isUnlimited: env.BENCH,
  };
  const chat = chatSockets(io, {
    ...common,
    presence: createPresence(redis, {
      isUnlimited: env.BENCH,
      timing: options.presenceTiming ?? presenceTiming,
    }),
    timing: options.tickTiming ?? tickTiming,
  });
  const alarms = alarmSockets(io, {
    ...common,
    limits: env.BENCH ? noSocketLimits : socketLimits,
    timing: options.alarmTiming ?? socketTiming,
  });
  watchEntrances(io.of('/chat'), live);
  const letGo = (room: string) => {
    for (const name of ['/chat', '/alarms']) io.of(name).in(room).disconnectSockets();
  };
  return {
    io,
    roomNews: chat.news,
    inboxNews: alarms.inboxNews,
    soundNews: alarms.soundNews,
    endSession: (sessionId) => letGo(sessionRoom(sessionId)),
    endSessionsOf: (userId) => letGo(userRoom(userId)),
    close: async () => {
      chat.stop();
      alarms.stop();
      await io.close();
      publish.disconnect();
      subscribe.disconnect();
    },
  };
}

function socketGuard({ env, clock, metrics }: Live) {
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
