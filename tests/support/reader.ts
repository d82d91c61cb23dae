import { randomUUID } from 'node:crypto';
import { io } from 'socket.io-client';
import { createCatchUp } from '../../public/js/chat/catch-up.js';
import { createConnection } from '../../public/js/chat/connection.js';
import { createMessageLog } from '../../public/js/chat/message-log.js';
import { createOutbox } from '../../public/js/chat/outbox.js';
import { ackTimeoutMs } from '../../public/js/chat/protocol.js';
import { after } from '../../public/js/chat/timers.js';
import type { Message, MessageChange, MessageExtras } from '../../src/chat/index.ts';
import { createReaderChanges, type ReaderChanges } from './reader-changes.ts';
import { createRecord } from './reader-record.ts';

/** Somebody in a chat room whose client is the browser's, without the page around it. */
export interface Reader {
  readonly userId: string;
  /** The messages on her screen, in order. */
  readonly shown: readonly Message[];
  /** The same messages as her page's model holds them. */
  readonly log: readonly Message[];
  /** The same by number. */
  readonly held: ReadonlyMap<number, Message>;
  /**
   * Numbers of what it sent and knows to be stored, by the id it gave: it was acknowledged, or came
   * back.
   */
  readonly acked: ReadonlyMap<string, number>;
  /**
   * Violations: two messages with one number, one message with two, a gap in the list, a refusal.
   */
  readonly faults: readonly string[];
  /** The room's own lines, as it was told them. */
  readonly lines: readonly { readonly kind: string; readonly userId: string }[];
  /** How long it was away, each time. Milliseconds. */
  readonly absences: readonly number[];
  readonly isOpen: boolean;
  readonly changes: ReaderChanges;
  send(body: string, extras?: Pick<MessageExtras, 'replyTo'>): void;
  /** How many of what it sent are not known to be stored yet. */
  readonly owed: number;
  close(): void;
}

export interface ReaderOptions {
  readonly url: string;
  readonly origin: string;
  readonly cookie: string;
  /** Needed to know her own reactions. */
  readonly userId?: string;
  readonly meetingId: number;
  readonly ca?: string;
  /** How many times shorter its waits are than a browser's. */
  readonly haste?: number;
  /** Whether an announcement gets lost on its way to her. */
  readonly misses?: () => boolean;
  /** Whether a change reaches her after those behind it. */
  readonly isLate?: () => boolean;
}

/** How much later a late change comes. */
const lateByMs = 30;

/** Messages fetched at once on scrolling up. */
const olderPage = 50;

export function openReader(options: ReaderOptions): Reader {
  const {
    url,
    origin,
    cookie,
    userId = '',
    meetingId,
    ca,
    haste = 1,
    misses = () => false,
    isLate = () => false,
  } = options;
  const record = createRecord();
  const sent = new Set<string>();
  const lines: { kind: string; userId: string }[] = [];
  const absences: number[] = [];
  let lostAt: number | null = null;
  let requestedAfterSeq: number | undefined;

  const socket = io(`${url}/chat`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    autoConnect: false,
    ...(ca === undefined ? {} : { ca }),
    auth: (give) => {
      requestedAfterSeq = log.resumeAfterSeq;
      give({
        meetingId: String(meetingId),
        ...(requestedAfterSeq === undefined ? {} : { lastSeq: requestedAfterSeq }),
      });
    },
    extraHeaders: { Origin: origin, Cookie: cookie },
  });
  const hastily: typeof after = (milliseconds, run) => after(milliseconds / haste, run);
  const line = {
    get connected() {
      return socket.connected;
    },
    connect: () => socket.connect(),
    disconnect: () => socket.disconnect(),
    on: socket.on.bind(socket),
    timeout: (milliseconds: number) => socket.timeout(milliseconds / haste),
  };

  const changes = createReaderChanges(socket, ackTimeoutMs / haste, record.fault);
  const connection = createConnection({
    socket: line as never,
    after: hastily,
    now: () => performance.now(),
    random: Math.random,
    onState(state) {
      if (state === 'open') return catchUp.opened();
      catchUp.disconnected();
      outbox.interrupt();
    },
    onRefused: (code) => record.fault(`refused as ${code}`),
  });
  const log = createMessageLog(userId);
  const ask: typeof connection.askHistory = async (request) => {
    const answer = await connection.askHistory(request);
    if (answer?.ok) answer.messages.forEach(record.arrived);
    return answer;
  };
  const shown = (messages: readonly Message[]) => {
    for (const { clientId, seq } of messages) {
      if (!sent.has(clientId)) continue;
      record.stored(clientId, seq);
      outbox.settle(clientId);
    }
    outbox.reached(log.lastSeq);
  };
  const catchUp = createCatchUp({
    log,
    ask,
    after: hastily,
    onAppended(messages) {
      record.appended(messages);
      shown(messages);
    },
    onStarted() {
      record.started(log.messages);
      shown(log.messages);
      void scrollUp();
    },
    onChanged: record.changed,
  });
  const scrollUp = async () => {
    while (log.hasOlder) {
      const beforeSeq = log.firstSeq;
      const { restarts } = log.changes;
      const page = await ask({ beforeSeq, limit: olderPage });
      if (!page?.ok || log.firstSeq !== beforeSeq || log.changes.restarts !== restarts) return;
      const older = log.prepend(page);
      record.prepended(older);
      shown(older);
    }
  };
  const outbox = createOutbox({
    send: async (message) => {
      const answer = await connection.send(message);
      if (answer?.ok) {
        record.arrived(answer.message);
        record.stored(message.clientId, answer.message.seq);
      }
      return answer;
    },
    newId: () => {
      const clientId = randomUUID();
      sent.add(clientId);
      return clientId;
    },
    storage: { read: () => null, write: () => {} },
    after: hastily,
    onChange: () => {},
    onStored(message) {
      void catchUp.receive(message);
      outbox.reached(log.lastSeq);
    },
    onReturned: () => {},
    onClosed: (code) => record.fault(`not taken: ${code}`),
  });

  socket.on('connect', () => {
    if (lostAt !== null) absences.push(performance.now() - lostAt);
    lostAt = null;
  });
  socket.on('disconnect', () => {
    lostAt ??= performance.now();
  });
  socket.on('history', (page: { messages: Message[]; more: boolean }) => {
    page.messages.forEach(record.arrived);
    void catchUp.connected(page, requestedAfterSeq);
    void scrollUp();
    outbox.open();
  });
  socket.on('message', (message: Message) => {
    if (misses()) return;
    record.arrived(message);
    void catchUp.receive(message);
  });
  socket.on('system', (line: { kind: string; userId: string }) => lines.push(line));
  socket.on('message:changed', (change: MessageChange) => {
    if (misses()) return;
    if (isLate()) after(lateByMs, () => void catchUp.changed(change));
    else void catchUp.changed(change);
  });
  socket.on('head', catchUp.head);
  connection.connect();

  return {
    userId,
    changes,
    get shown() {
      return record.shown;
    },
    get log() {
      return log.messages;
    },
    get held() {
      return new Map(record.shown.map((message) => [message.seq, message]));
    },
    acked: record.acked,
    faults: record.faults,
    lines,
    absences,
    get isOpen() {
      return connection.isOpen;
    },
    get owed() {
      return sent.size - record.acked.size;
    },
    send: outbox.add,
    close: connection.close,
  };
}
