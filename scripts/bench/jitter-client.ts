import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { WebSocket } from 'ws';
import { createCatchUp } from '../../public/js/chat/catch-up.js';
import { createMessageLog } from '../../public/js/chat/message-log.js';
import { createOutbox } from '../../public/js/chat/outbox.js';
import { ackTimeoutMs } from '../../public/js/chat/protocol.js';
import { after } from '../../public/js/chat/timers.js';
import type { History, Message, SendAnswer } from '../../src/chat/index.ts';
import type { Seat } from './connection.ts';
import type { Absence, Arrivals } from './jitter-ledger.ts';

/** How long a client stays away after its connection was torn. */
const awayMs = 2_000;
/** The wait after an attempt to connect that failed. */
const retryMs = 1_000;

/** A client whose connection the benchmark tears. */
export interface JitterClient extends Arrivals {
  readonly isConnected: boolean;
  send(text: string): void;
  /** Ends the connection without a closing handshake, as a dead network does. */
  tear(): void;
  close(): void;
}

type Hear = (messages: readonly { readonly seq: number; readonly body?: string | undefined }[]) => void;

/** The behaviour in which the two kinds of client differ. */
interface Habits {
  send(text: string): void;
  /** The handshake's payload. */
  auth(): object;
  disconnected(): void;
}

/** Opens a client of the site, with the code that a browser runs (public/js/chat). */
export const openSiteClient = (seat: Seat): JitterClient => openClient(seat, '/chat', {}, browserHabits);

/**
 * Opens a client of recovery-server.ts. Socket.IO's own retries repeat what was not acknowledged.
 */
export const openRecoveryClient = (seat: Seat): JitterClient =>
  openClient(seat, '/', { retries: 10, ackTimeout: ackTimeoutMs }, libraryHabits);

function openClient(
  seat: Seat,
  path: string,
  options: { retries?: number; ackTimeout?: number },
  habits: (socket: Socket, hear: Hear) => Habits,
): JitterClient {
  const socket = io(new URL(path, seat.url.replace('ws:', 'http:')).href, {
    ...options,
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    autoConnect: false,
    auth: (give) => give({ meetingId: seat.room, ...own.auth() }),
    extraHeaders: { ...seat.headers },
  });
  const times = new Map<string, number>();
  const absences: Absence[] = [];
  let [doubled, outOfOrder, lastSeq, isWanted] = [0, 0, 0, true];

  const own = habits(socket, (messages) => {
    for (const { seq, body = '' } of messages) {
      if (times.has(body)) doubled += 1;
      else times.set(body, performance.now());
      if (seq < lastSeq) outOfOrder += 1;
      lastSeq = seq;
    }
  });
  const connectIn = (milliseconds: number) => {
    if (isWanted) setTimeout(() => socket.connect(), milliseconds);
  };
  socket.on('disconnect', () => {
    own.disconnected();
    const now = performance.now();
    const torn = absences.at(-1);
    const isTorn = torn !== undefined && torn.connectedAt === undefined && now < torn.backAt;
    // The server, too, may end a connection.
    if (!isTorn) absences.push({ tornAt: now, backAt: now + awayMs });
    connectIn(isTorn ? torn.backAt - now : awayMs);
  });
  socket.on('connect', () => {
    const last = absences.at(-1);
    if (last) last.connectedAt ??= performance.now();
  });
  socket.on('connect_error', () => connectIn(retryMs));
  socket.connect();
  return {
    room: seat.room,
    times,
    absences,
    get doubled() {
      return doubled;
    },
    get outOfOrder() {
      return outOfOrder;
    },
    get isConnected() {
      return socket.connected;
    },
    send: own.send,
    tear() {
      const now = performance.now();
      absences.push({ tornAt: now, backAt: now + awayMs });
      (socket.io.engine.transport as unknown as { ws: WebSocket }).ws.terminate();
    },
    close() {
      isWanted = false;
      socket.close();
    },
  };
}

function libraryHabits(socket: Socket, hear: Hear): Habits {
  socket.on('message', (message: Message) => hear([message]));
  return {
    send: (body) => void socket.emit('message:send', { body }, () => undefined),
    auth: () => ({}),
    disconnected: () => undefined,
  };
}

function browserHabits(socket: Socket, hear: Hear): Habits {
  let requestedAfterSeq: number | undefined;
  let shownSeq = 0;
  const answerTo = <Answer>(event: string, payload: object): Promise<Answer | null> =>
    socket.connected
      ? socket
          .timeout(ackTimeoutMs)
          .emitWithAck(event, payload)
          .catch(() => null)
      : Promise.resolve(null);
  const log = createMessageLog();
  const shown = (messages: readonly Message[]) => {
    hear(messages);
    shownSeq = messages.at(-1)?.seq ?? shownSeq;
    for (const { clientId } of messages) outbox.settle(clientId);
    outbox.reached(log.lastSeq);
  };
  const catchUp = createCatchUp({
    log,
    ask: (request) => answerTo('history', request),
    after,
    onAppended: shown,
    // The newest page again: the reader has seen its first part.
    onStarted: () => shown(log.messages.filter(({ seq }) => seq > shownSeq)),
    onChanged: () => undefined,
  });
  const outbox = createOutbox({
    send: (message) => answerTo<SendAnswer>('message:send', message),
    newId: randomUUID,
    storage: { read: () => null, write: () => undefined },
    after,
    onChange: () => undefined,
    onStored: (message) => void catchUp.receive(message),
    onReturned: () => undefined,
    onClosed: () => undefined,
  });
  socket.on('connect', catchUp.opened);
  socket.on('history', (page: History) => {
    void catchUp.connected(page as never, requestedAfterSeq);
    outbox.open();
  });
  socket.on('message', catchUp.receive);
  socket.on('head', catchUp.head);
  return {
    send: outbox.add,
    auth() {
      requestedAfterSeq = log.resumeAfterSeq;
      return requestedAfterSeq === undefined ? {} : { lastSeq: requestedAfterSeq };
    },
    disconnected() {
      catchUp.disconnected();
      outbox.interrupt();
    },
  };
}
