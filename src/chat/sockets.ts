import type pg from 'pg';
import type { Server, Socket } from 'socket.io';
import type { MeetingAnnouncer } from '../meetings/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { SessionChecker, SessionIdentity } from '../platform/http/session-reader.ts';
import type { Logger } from '../platform/log.ts';
import { onEvent } from '../platform/realtime/on-event.ts';
import { meetingOfRoom, meetingRoom } from '../platform/realtime/rooms.ts';
import { createSlidingWindow, unlimitedWindow } from '../platform/realtime/sliding-window.ts';
import { createAdmissions } from './admit.ts';
import { createConnections } from './connections.ts';
import { HistoryInput, MessageInput } from './input.ts';
import type { Refusal } from './policy.ts';
import type { Connection, Presence } from './presence.ts';
import type { History, HistoryAnswer, Message } from './protocol.ts';
import { readHistory } from './read-history.ts';
import { createRoomLists, type PendingLine } from './room-lists.ts';
import { createRoomNews } from './room-news.ts';
import { startRoomTicks, type TickTiming } from './room-ticks.ts';
import { createSender } from './send-message.ts';
import { createWelcome } from './welcome.ts';

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

/** Events that a member, or for `history` a socket, may send within a time. */
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

/** Opens the `/chat` namespace: admits sockets, welcomes them, and hands their events to one use case each. */
export function chatSockets(io: Server, services: ChatServices): ChatRooms {
  const { pool, presence, clock, log } = services;
  const namespace = io.of('/chat');
  const connections = createConnections();
  const lists = createRoomLists(namespace, services);
  const windows = createWindows(services);
  const sender = createSender({
    pool,
    window: windows.messages,
    attempts: windows.attempts,
    announce: (message: Message) => {
      namespace.to(meetingRoom(Number(message.meetingId))).emit('message', message);
    },
  });
  const sayJoined = ({ meetingId, userId }: Connection) =>
    lists.changed(meetingId, { kind: 'joined', userId, at: clock.now().toISOString() });
  const leave = (connection: Connection) => {
    // If this call fails, the presence lease expires on its own.
    presence.leave(connection).catch((err) => log.debug({ err }, 'leaving the presence failed'));
  };
  const admissions = createAdmissions({
    ...services,
    onMissed(connection, isFirst) {
      if (isFirst) sayJoined(connection);
      leave(connection);
    },
  });
  const welcome = createWelcome({ ...services, connections, lists });

  namespace.use((socket, next) => {
    admissions.admit(socket).then(
      (refused) => next(refused ? refusal(refused) : undefined),
      (err) => {
        log.warn({ err }, 'a chat handshake failed');
        next(refusal({ code: 'unavailable' }));
      },
    );
  });

  namespace.on('connection', (socket) => {
    const admission = admissions.of(socket);
    if (!admission) {
      socket.disconnect();
      return;
    }
    const connection = welcome(socket, admission);
    const { meetingId, userId } = connection;
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
      handle: (asked) =>
        answerHistory(windows.history.take(socket.id), () => readHistory(pool, meetingId, asked)),
      log,
    });
    if (admission.entrance.isFirst) sayJoined(connection);
  });

  // Another process saw a participant come or go.
  namespace.on('presence', (meetingId: number, lines: PendingLine[] = []) => {
    if (namespace.adapter.rooms.has(meetingRoom(meetingId))) lists.heard(meetingId, lines);
  });
  namespace.adapter.on('delete-room', (room: string) => {
    const meetingId = meetingOfRoom(room);
    if (meetingId !== null) lists.forget(meetingId);
  });

  return {
    news: createRoomNews({ ...services, namespace, lists }),
    stop: startRoomTicks({ ...services, namespace, connections, lists }),
  };
}

function createWindows({ clock, isUnlimited }: ChatServices) {
  const create = (limit: { count: number; milliseconds: number }) =>
    isUnlimited ? unlimitedWindow : createSlidingWindow(limit, clock);
  return {
    messages: create(limits.messages),
    attempts: create(limits.attempts),
    history: create(limits.history),
  };
}

async function answerHistory(retryAfterMs: number, read: () => Promise<History>): Promise<HistoryAnswer> {
  if (retryAfterMs > 0) return { ok: false, code: 'rate_limited', retryAfterMs };
  return { ok: true, ...(await read()) };
}

/** An error whose `data` reaches the client in `connect_error`. */
const refusal = (data: Refusal | { code: 'unavailable' }) => Object.assign(new Error(data.code), { data });
