import { randomUUID } from 'node:crypto';
import { io } from 'socket.io-client';
import type { Message } from '../../src/chat/index.ts';

/** Somebody in a chat room whose client does what the browser's does: comes back after three seconds, asks for what it missed, sends again until it is told that it is stored. */
export interface Reader {
  /** What it holds, by number. */
  readonly held: ReadonlyMap<number, Message>;
  /** Numbers of what it sent and was told to be stored, by the id it gave. */
  readonly acked: ReadonlyMap<string, number>;
  /** Two different messages with one number, or one message with two. */
  readonly faults: readonly string[];
  /** How long it was away, each time. Milliseconds. */
  readonly absences: readonly number[];
  readonly isOpen: boolean;
  send(body: string): void;
  /** How many of what it sent are not told to be stored yet. */
  readonly owed: number;
  close(): void;
}

export interface ReaderOptions {
  readonly url: string;
  readonly origin: string;
  readonly cookie: string;
  readonly meetingId: number;
  readonly ca?: string;
  /** Milliseconds until it comes back; the browser's by default. */
  readonly retryDelay?: number;
  /** Milliseconds it waits for an answer; the browser's by default. */
  readonly ackTimeout?: number;
}

export function openReader({
  url,
  origin,
  cookie,
  meetingId,
  ca,
  retryDelay = 3_000,
  ackTimeout = 5_000,
}: ReaderOptions): Reader {
  const retry = {
    reconnectionDelay: retryDelay,
    reconnectionDelayMax: (retryDelay * 5) / 3,
    randomizationFactor: 0.15,
  };
  const held = new Map<number, Message>();
  const acked = new Map<string, number>();
  const owed = new Map<string, string>();
  const faults: string[] = [];
  const absences: number[] = [];
  let whole = 0;
  let lostAt: number | null = null;
  let isClosed = false;
  const socket = io(`${url}/chat`, {
    transports: ['websocket'],
    forceNew: true,
    ...retry,
    ...(ca === undefined ? {} : { ca }),
    auth: (give) => give({ meetingId: String(meetingId), lastSeq: whole }),
    extraHeaders: { Origin: origin, Cookie: cookie },
  });

  const hold = (message: Message) => {
    const known = held.get(message.seq);
    if (known && known.id !== message.id) faults.push(`two messages have the number ${message.seq}`);
    held.set(message.seq, message);
    while (held.has(whole + 1)) whole += 1;
  };
  let isAsking = false;
  const catchUp = async () => {
    if (isAsking || !socket.connected) return;
    isAsking = true;
    try {
      const answer = await socket.timeout(ackTimeout).emitWithAck('history', { afterSeq: whole, limit: 200 });
      for (const message of answer.messages ?? []) hold(message);
      if (answer.more) setTimeout(catchUp, 50);
    } catch {
      // The next head asks again.
    } finally {
      isAsking = false;
    }
  };
  const post = async (clientId: string) => {
    const body = owed.get(clientId);
    if (body === undefined || !socket.connected || isClosed) return;
    try {
      const answer = await socket.timeout(ackTimeout).emitWithAck('message:send', { clientId, body });
      if (answer.ok) {
        owed.delete(clientId);
        acked.set(clientId, answer.message.seq);
      } else setTimeout(() => void post(clientId), answer.retryAfterMs ?? 1_000);
    } catch {
      setTimeout(() => void post(clientId), 200);
    }
  };

  socket.on('connect', () => {
    if (lostAt !== null) absences.push(performance.now() - lostAt);
    lostAt = null;
    for (const clientId of owed.keys()) void post(clientId);
  });
  socket.on('disconnect', (reason) => {
    lostAt ??= performance.now();
    if (reason === 'io server disconnect' && !isClosed)
      setTimeout(() => socket.connect(), retry.reconnectionDelay);
  });
  socket.on('connect_error', (error) => {
    // A refusal by the server ends the library's own tries.
    if (!socket.active && !isClosed) setTimeout(() => socket.connect(), retry.reconnectionDelay);
    void error;
  });
  socket.on('message', (message: Message) => {
    hold(message);
    if (message.seq > whole) void catchUp();
  });
  socket.on('history', ({ messages, more }: { messages: Message[]; more: boolean }) => {
    for (const message of messages) hold(message);
    if (more) void catchUp();
  });
  socket.on('head', ({ seq }: { seq: number }) => {
    if (seq > whole) void catchUp();
  });
  return {
    held,
    acked,
    faults,
    absences,
    get isOpen() {
      return socket.connected;
    },
    get owed() {
      return owed.size;
    },
    send: (body) => {
      const clientId = randomUUID();
      owed.set(clientId, body);
      void post(clientId);
    },
    close: () => {
      isClosed = true;
      socket.disconnect();
    },
  };
}
