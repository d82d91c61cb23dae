import { historyPage } from './protocol.js';

/** @import { ChatMessage, HistoryAnswer, HistoryPage, HistoryRequest } from './protocol.js' */
/** @import { MessageLog } from './message-log.js' */
/** @import { After } from './timers.js' */

/**
 * Pages fetched one after the other. A page that is further behind starts over with the newest
 * page of the log, and fetches the rest when its reader scrolls up.
 */
const maxPages = 5;

/** The wait before a request without an answer is repeated doubles between these bounds. */
const firstRetryMs = 1_000;
const maxRetryMs = 8_000;

/**
 * Asks the server for missing messages until the log has all of them.
 *
 * @param {object} room
 * @param {MessageLog} room.log
 * @param {(request: HistoryRequest) => Promise<HistoryAnswer | null>} room.ask null: no answer in
 *   time
 * @param {After} room.after
 * @param {(messages: readonly ChatMessage[]) => void} room.onAppended
 * @param {() => void} room.onStarted the log was replaced by a new page
 */
export function createCatchUp({ log, ask, after, onAppended, onStarted }) {
  let isOnline = false;
  let isRunning = false;
  let mustStart = false;
  let cancelRetry = () => {};

  async function run() {
    if (isRunning) return;
    isRunning = true;
    let retryMs = firstRetryMs;
    for (let pages = 1; isOnline && (mustStart || log.isBehind); pages += 1) {
      if (pages > maxPages) mustStart = true;
      const hasAdvanced = await (mustStart ? start() : extend());
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
    isRunning = false;
  }

  /** Replaces the log by the newest page, because it cannot be continued. */
  function startOver() {
    mustStart = true;
    log.startOver();
  }

  async function start() {
    const page = await ask({ limit: historyPage.max });
    if (!page?.ok) return false;
    mustStart = false;
    log.start(page);
    onStarted();
    return true;
  }

  async function extend() {
    const afterSeq = log.lastSeq;
    const page = await ask({ afterSeq, limit: historyPage.max });
    if (!page?.ok) return false;
    onAppended(log.extend(afterSeq, page));
    return log.lastSeq > afterSeq;
  }

  return {
    /** Called when a connection opens, before anything arrives over it. */
    opened: () => log.connected(),

    /** @param {ChatMessage} message broadcast or acknowledged by the server */
    receive(message) {
      onAppended(log.receive(message));
      return run();
    },

    /** @param {{ seq: number }} head */
    head({ seq }) {
      if (log.head(seq) === 'ahead') startOver();
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
      if (requestedAfterSeq === undefined) {
        mustStart = false;
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
