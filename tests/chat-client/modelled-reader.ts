import { createCatchUp } from '../../public/js/chat/catch-up.js';
import { createMessageLog } from '../../public/js/chat/message-log.js';
import type { Message, MessageChange } from '../../src/chat/index.ts';
import { createRecord } from '../support/reader-record.ts';
import type { Asked, Page, RoomTable } from './room-table.ts';

/** Something that may happen now, after what is queued behind it, or never. */
export interface Pending {
  run(): void;
  /** Absent: it cannot get lost. */
  lose?(): void;
  /** Whether it may happen a second time. */
  readonly isBroadcast?: boolean;
}

/** The log drops its oldest messages now and then; this many stay. */
const keptMessages = 3;

/**
 * The browser's log of one reader, with her connection and her process's work for it. Nothing
 * happens by itself: a test takes from `pending` in any order.
 */
export function createModelledReader(userId: string, table: RoomTable) {
  const record = createRecord();
  const log = createMessageLog(userId);
  let isConnecting = false;
  let isUp = false;
  /** The server's work for this reader, and packets on their way to her. */
  const pending: Pending[] = [];
  const timers: (() => void)[] = [];

  /** The statements that read a page run at different times, and its packet arrives later. */
  const answer = (asked: Asked, arrive: (page: Page) => void, lose?: () => void) => {
    const losable = lose ? { lose } : {};
    const read = () => {
      const page = table.read(asked);
      const mark = () => {
        const marked = table.mark(page, userId);
        pending.push({ run: () => arrive(marked), ...losable });
      };
      pending.push({ run: mark, ...losable });
    };
    pending.push({ run: read, ...losable });
  };
  const ask = (asked: Asked): Promise<({ ok: true } & Page) | null> =>
    new Promise((resolve) => {
      if (!isUp) resolve(null);
      else
        answer(
          asked,
          (page) => resolve({ ok: true, ...page }),
          () => resolve(null),
        );
    });
  const catchUp = createCatchUp({
    log,
    ask,
    after: (_milliseconds, run) => {
      timers.push(run);
      return () => {
        const at = timers.indexOf(run);
        if (at >= 0) timers.splice(at, 1);
      };
    },
    onAppended: record.appended,
    onStarted: () => record.started(log.messages),
    onChanged: record.changed,
  });
  /** Whether a change was not announced to her since the last `head`. */
  let hasMissed = false;
  /** Broadcasts on their way between processes: they reach a connection that opens meanwhile. */
  const published: (() => void)[] = [];
  const receiveAsPacket = (run: () => void, lose = () => {}) => {
    if (isUp) pending.push({ run, lose, isBroadcast: true });
    else lose();
  };
  const publish = (run: () => void, lose?: () => void) => published.push(() => receiveAsPacket(run, lose));
  const missed = () => {
    hasMissed = true;
  };

  /** Everything on its way is lost. */
  function disconnect() {
    isConnecting = false;
    if (isUp) {
      isUp = false;
      catchUp.disconnected();
    }
    for (const { lose } of pending.splice(0)) lose?.();
  }

  return {
    userId,
    log,
    record,
    pending,
    published,
    timers,

    /** Begins a handshake. The server reads the head before it opens the connection. */
    connect() {
      if (isUp || isConnecting) return;
      isConnecting = true;
      const requested = log.resumeAfterSeq;
      const enter = () => {
        const head = table.head();
        const open = () => {
          isConnecting = false;
          isUp = true;
          catchUp.opened();
          void catchUp.head(head);
          const isKnown = requested !== undefined && requested <= head.seq;
          answer(
            isKnown ? { afterSeq: requested } : {},
            (page) => void catchUp.connected(page, requested),
            disconnect,
          );
        };
        pending.push({ run: open });
      };
      pending.push({ run: enter });
    },

    disconnect,
    /** Broadcasts on their way arrive. The server's statements fail, and a handshake with them. */
    databaseStops() {
      for (const { isBroadcast, run, lose } of pending.splice(0)) {
        if (isBroadcast) run();
        else lose?.();
      }
      if (isConnecting) disconnect();
    },

    hearMessage: (message: Message) => publish(() => void catchUp.receive(message)),
    get hasMissed() {
      return hasMissed;
    },
    hearChange: (change: MessageChange) => publish(() => catchUp.changed(change), missed),
    hearHead: (head: ReturnType<RoomTable['head']>) =>
      receiveAsPacket(() => {
        void catchUp.head(head);
        hasMissed = false;
      }),

    /** Scrolls up. */
    async loadOlder() {
      if (!log.hasOlder) return;
      const beforeSeq = log.firstSeq;
      const { restarts } = log.changes;
      const page = await ask({ beforeSeq });
      if (page && log.firstSeq === beforeSeq && log.changes.restarts === restarts)
        record.prepended(log.prepend(page));
    },

    dropOldest() {
      log.keepNewest(keptMessages);
      record.started(log.messages);
    },
  };
}

export type ModelledReader = ReturnType<typeof createModelledReader>;
