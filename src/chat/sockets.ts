import type pg from 'pg';
import type { Server, Socket } from 'socket.io';
import type { MeetingAnnouncer } from '../meetings/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { SessionChecker, SessionIdentity } from '../platform/http/session-reader.ts';
import type { Logger } from '../platform/log.ts';
import { createBatch } from '../platform/realtime/batch.ts';
import { onEvent } from '../platform/realtime/on-event.ts';
import { meetingRoom, memberRoom, sessionRoom, userRoom } from '../platform/realtime/rooms.ts';
import { createSlidingWindow, unlimitedWindow } from '../platform/realtime/sliding-window.ts';
import { createConnections } from './connections.ts';
import { type Entrance, enterRoom } from './enter-room.ts';
import { HandshakeInput, HistoryInput, MessageInput } from './input.ts';
import type { Message } from './message.ts';
import type { Refusal } from './policy.ts';
import type { Connection, Presence } from './presence.ts';
import { type FirstAsk, firstHistories, readHistory } from './read-history.ts';
import { findEntries } from './repository.ts';
import { createRoomLists, type PendingLine } from './room-lists.ts';
import { createRoomNews } from './room-news.ts';
import { startRoomTicks, type TickTiming } from './room-ticks.ts';
import { createSender } from './send-message.ts';

export interface ChatServices {
  readonly pool: pg.Pool;
  readonly presence: Presence;
  readonly clock: Clock;
  readonly log: Logger;
  readonly identify: (socket: Socket) => Promise<SessionIdentity | null>;
  readonly isSessionAlive: SessionChecker;
  /** `BENCH=1`: no rate limits. */
  readonly isUnlimited: boolean;
  readonly timing: TickTiming;
}

const limits = {
  messages: { count: 10, milliseconds: 5_000 },
  attempts: { count: 20, milliseconds: 5_000 },
  history: { count: 60, milliseconds: 5_000 },
};

export interface ChatRooms {
  /** Tells open rooms what was changed on a page. */
  readonly news: MeetingAnnouncer;
  /** Stops what the rooms do by the clock. */
  stop(): void;
}

/** Opens the `/chat` namespace (contract.md). */
export function chatSockets(io: Server, services: ChatServices): ChatRooms {
  const { pool, presence, clock, log, isUnlimited } = services;
  const namespace = io.of('/chat');
  const connections = createConnections();
  const lists = createRoomLists(namespace, services);
  const newWindow = (limit: { count: number; milliseconds: number }) =>
    isUnlimited ? unlimitedWindow : createSlidingWindow(limit, clock);
  const historyWindow = newWindow(limits.history);
  const sender = createSender({
    pool,
    window: newWindow(limits.messages),
    attempts: newWindow(limits.attempts),
    announce: (message: Message) => {
      namespace.to(meetingRoom(Number(message.meetingId))).emit('message', message);
    },
  });
  const findEntry = createBatch((asked: { userId: number; meetingId: number }[]) => findEntries(pool, asked));
  const findFirstHistory = createBatch((asks: FirstAsk[]) => firstHistories(pool, asks), 100);
  const entrances = new WeakMap<
    Socket,
    { entrance: Entrance; identity: SessionIdentity; lastSeq: number | undefined }
  >();

  const sayJoined = (meetingId: number, userId: number) =>
    lists.changed(meetingId, { kind: 'joined', userId, at: clock.now().toISOString() });
  const leave = (connection: Connection) => {
    // A leave that Redis does not hear is made good by the end of the lease.
    presence.leave(connection).catch((err) => log.debug({ err }, 'presence unknown'));
  };

  /** @returns why the connection is refused, or null once its entrance is known. */
  const admit = async (socket: Socket): Promise<Refusal | null> => {
    const identity = await services.identify(socket);
    if (!identity) return { code: 'unauthenticated' };
    const handshake = HandshakeInput.safeParse(socket.handshake.auth);
    if (!handshake.success) return { code: 'not_found' };
    const { meetingId, lastSeq } = handshake.data;
    const asked = { meetingId, connectionId: socket.id };
    const result = await enterRoom({ findEntry, presence, clock }, identity, asked);
    if (!result.ok) return result.refusal;
    entrances.set(socket, { entrance: result.entrance, identity, lastSeq });
    // Whose line broke meanwhile never connects, and never disconnects: she came and went.
    setImmediate(() => {
      if (socket.connected) return;
      const { userId, isFirst } = result.entrance;
      if (isFirst) sayJoined(meetingId, userId);
      leave({ userId, ...asked });
    });
    return null;
  };

  namespace.use((socket, next) => {
    admit(socket).then(
      (refused) => next(refused ? refusal(refused) : undefined),
      (err) => {
        log.warn({ err }, 'a chat handshake failed');
        next(refusal({ code: 'unavailable' }));
      },
    );
  });

  namespace.on('connection', (socket) => {
    const known = entrances.get(socket);
    if (!known) {
      socket.disconnect();
      return;
    }
    const { entrance, identity, lastSeq } = known;
    const { meetingId, userId, nickname, epoch } = entrance;
    const connection = { meetingId, userId, connectionId: socket.id };

    void socket.join([
      meetingRoom(meetingId),
      memberRoom(meetingId, userId),
      sessionRoom(identity.sessionId),
      userRoom(userId),
    ]);
    connections.add({ socket, connection, sessionId: identity.sessionId, epoch, nickname });
    socket.on('disconnect', () => {
      connections.remove(socket.id);
      leave(connection);
    });

    onEvent(socket, 'message:send', {
      schema: MessageInput,
      handle: (draft) => sender.send(meetingId, { userId, ...draft }),
      log,
    });
    onEvent(socket, 'history', {
      schema: HistoryInput,
      handle: async (asked) => {
        const retryAfterMs = historyWindow.take(socket.id);
        if (retryAfterMs > 0) return { ok: false as const, code: 'rate_limited', retryAfterMs };
        return { ok: true as const, ...(await readHistory(pool, meetingId, asked)) };
      },
      log,
    });

    socket.emit('head', { seq: entrance.head });
    // Read after the room was joined: what is stored from now on is announced to this socket too, and it drops what it has twice.
    findFirstHistory({ meetingId, lastSeq, head: entrance.head }).then(
      (history) => socket.emit('history', history),
      (err) => {
        log.warn({ err }, 'first history failed');
        // Without it the page would wait for ever. A closed line its client takes for a mishap, and comes back.
        socket.conn.close();
      },
    );
    lists.welcome(meetingId, socket.id);
    if (entrance.isFirst) sayJoined(meetingId, userId);
  });

  // Another process saw somebody come or go.
  namespace.on('presence', (meetingId: number, lines: PendingLine[] = []) => {
    if (namespace.adapter.rooms.has(meetingRoom(meetingId))) lists.heard(meetingId, lines);
  });
  namespace.adapter.on('delete-room', (room: string) => {
    if (room.startsWith('meeting:')) lists.forget(Number(room.slice('meeting:'.length)));
  });

  return {
    news: createRoomNews({ ...services, namespace, lists }),
    stop: startRoomTicks({ ...services, namespace, connections, lists }),
  };
}

/** An error whose `data` reaches the client in `connect_error`. */
const refusal = (data: Refusal | { code: 'unavailable' }) => Object.assign(new Error(data.code), { data });
