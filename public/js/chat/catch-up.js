import { historyPage } from './protocol.js';

/** @import { ChatMessage, Head, HistoryAnswer, HistoryPage } from './protocol.js' */
/** @import { HistoryRequest, MessageChange } from './protocol.js' */
/** @import { MessageLog } from './message-log.js' */
/** @import { After } from './timers.js' */

/** A log that is more pages behind starts over with the newest page. */
const maxPages = 5;

/** Changes that were broadcast together may arrive in another order. */
const changeGraceMs = 300;

/** The wait before a retry doubles between these bounds. */
const firstRetryMs = 1_000;
const maxRetryMs = 8_000;

/**
 * Asks the server for missing messages and changes until the log has all of them.
 *
 * @param {object} room
 * @param {MessageLog} room.log
 * @param {(request: HistoryRequest) => Promise<HistoryAnswer | null>} room.ask null: timeout
 * @param {After} room.after
 * @param {(messages: readonly ChatMessage[]) => void} room.onAppended
 * @param {() => void} room.onStarted the log was replaced by a new page
 * @param {(messages: readonly (ChatMessage | MessageChange)[]) => void} room.onChanged also
 *   outside the log
 */
export function createCatchUp({ log, ask, after, onAppended, onStarted, onChanged }) {
  const fetch = createPageFetcher({ log, ask, onAppended, onStarted, onChanged });
  let isOnline = false;
  let isRunning = false;
  let mustStart = false;
  let cancelRetry = () => {};

  async function run() {
    if (isRunning) return;
    isRunning = true;
    try {
      await catchUp();
    } finally {
      // Also after a message that could not be drawn: the next head goes on.
      isRunning = false;
    }
  }

  async function catchUp() {
    let retryMs = firstRetryMs;
    for (let pages = 1; isOnline && (mustStart || log.isBehind || log.changes.isBehind); pages += 1) {
      if (pages > maxPages && log.isBehind) mustStart = true;
      const hasAdvanced = await (mustStart ? start() : log.isBehind ? fetch.extend() : fetch.update());
      if (!isOnline) break;
      if (!hasAdvanced) {
        await new Promise((resume) => {
          const cancelTimer = after(retryMs, () => resume(null));
          cancelRetry = () => {
            cancelTimer();
            resume(null);
          };
        });
        retryMs = Math.min(retryMs * 2, maxRetryMs);
      }
    }
  }

  /** Replaces the log by the newest page, because it cannot be continued. */
  function startOver() {
    mustStart = true;
    log.startOver();
  }

  async function start() {
    const hasStarted = await fetch.start();
    if (hasStarted) mustStart = false;
    return hasStarted;
  }

  return {
    /** Called when a connection opens, before anything arrives over it. */
    opened() {
      mustStart = false;
      log.connected();
      log.changes.settle();
    },

    /** @param {ChatMessage} message broadcast or acknowledged by the server */
    receive(message) {
      onAppended(log.receive(message));
      return run();
    },

    /** @param {MessageChange} change broadcast by the server */
    changed(change) {
      const isNews = log.changes.learn(change);
      log.update();
      const reacted = change.reactions && log.messageAt(change.seq);
      if (isNews) onChanged([reacted ?? change]);
      if (log.changes.isBehind) after(changeGraceMs, () => void run());
    },

    /** @param {Head} head */
    head({ seq, revision = 0 }) {
      const isRestored = log.changes.head(revision);
      if (log.head(seq) === 'ahead' || isRestored) startOver();
      return run();
    },

    /**
     * Takes the page that the server sends on connecting: the messages after the handshake's
     * `lastSeq`, or the newest page.
     *
     * @param {HistoryPage} page
     * @param {number | undefined} requestedAfterSeq
     */
    connected(page, requestedAfterSeq) {
      isOnline = true;
      // A `head` had the log start over, and the page may be older.
      if (mustStart) return run();
      if (requestedAfterSeq === undefined) {
        log.start(page);
        onStarted();
      } else if (!log.agrees(page)) {
        startOver();
      } else {
        onAppended(log.extend(requestedAfterSeq, page));
      }
      return run();
    },

    disconnected() {
      isOnline = false;
      cancelRetry();
    },
  };
}

/**
 * Asks the server for one page and puts it into the log. Each method returns whether the log is
 * further than before.
 *
 * @param {object} room
 * @param {MessageLog} room.log
 * @param {(request: HistoryRequest) => Promise<HistoryAnswer | null>} room.ask
 * @param {(messages: readonly ChatMessage[]) => void} room.onAppended
 * @param {() => void} room.onStarted
 * @param {(messages: readonly ChatMessage[]) => void} room.onChanged
 */
function createPageFetcher({ log, ask, onAppended, onStarted, onChanged }) {
  /** @param {HistoryRequest} place */
  const fetchPage = async (place) => {
    const { restarts } = log.changes;
    const page = await ask({ ...place, limit: historyPage.max });
    return page?.ok && log.changes.restarts === restarts ? page : null;
  };

  return {
    /** Replaces the log by the newest page. */
    async start() {
      const page = await fetchPage({});
      if (!page) return false;
      log.start(page);
      onStarted();
      return true;
    },

    /** Fetches the messages after the log. */
    async extend() {
      const afterSeq = log.lastSeq;
      const page = await fetchPage({ afterSeq });
      if (!page) return false;
      onAppended(log.extend(afterSeq, page));
      return log.lastSeq > afterSeq;
    },

    /** Fetches the changes that this page missed. */
    async update() {
      const afterRevision = log.changes.fetchAfter;
      const page = await fetchPage({ afterRevision });
      if (!page) return false;
      log.changes.fetched(page);
      log.update();
      onChanged(page.messages.map(log.changes.apply));
      return log.changes.fetchAfter > afterRevision;
    },
  };
}
