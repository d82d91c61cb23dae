import { historyPage } from './protocol.js';

/** @import { ChatMessage, HistoryAnswer, HistoryPage, HistoryRequest } from './protocol.js' */
/** @import { MessageLog } from './message-log.js' */
/** @import { After } from './timers.js' */

/** Pages followed one after the other; someone further behind gets the newest page, and the rest on scrolling up. */
const maxPages = 5;

/** Milliseconds before a question that was not answered is asked again: the first time, and at most. */
const firstPause = 1_000;
const longestPause = 8_000;

/**
 * Asks the server for what the log lacks until it lacks nothing.
 *
 * @param {object} room
 * @param {MessageLog} room.log
 * @param {(request: HistoryRequest) => Promise<HistoryAnswer | null>} room.ask null: no answer came
 * @param {After} room.after
 * @param {(messages: readonly ChatMessage[]) => void} room.onAppended
 * @param {() => void} room.onStarted the log holds another page than before
 */
export function createCatchUp({ log, ask, after, onAppended, onStarted }) {
  let isOnline = false;
  let isRunning = false;
  let mustStart = false;
  let cancelPause = () => {};

  async function run() {
    if (isRunning) return;
    isRunning = true;
    let pause = firstPause;
    for (let pages = 1; isOnline && (mustStart || log.isBehind); pages += 1) {
      if (pages > maxPages) mustStart = true;
      const hasAdvanced = await (mustStart ? start() : extend());
      if (!isOnline) break;
      if (!hasAdvanced) {
        await new Promise((resume) => {
          const cancelTimer = after(pause, () => resume(null));
          cancelPause = () => {
            cancelTimer();
            resume(null);
          };
        });
        pause = Math.min(pause * 2, longestPause);
      }
    }
    isRunning = false;
  }

  /** The log cannot be continued: begin with the newest page. */
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
    /** A connection was made; nothing has come over it yet. */
    opened: () => log.connected(),

    /** @param {ChatMessage} message one that was announced, or acknowledged */
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
     * What the server sends on connecting: the answer to the `lastSeq` of the handshake, or the newest page.
     * @param {HistoryPage} page
     * @param {number | undefined} askedAfter
     */
    connected(page, askedAfter) {
      isOnline = true;
      if (askedAfter === undefined) {
        mustStart = false;
        log.start(page);
        onStarted();
      } else if (!log.agrees(page)) {
        startOver();
      } else {
        onAppended(log.extend(askedAfter, page));
      }
      return run();
    },

    disconnected() {
      isOnline = false;
      cancelPause();
    },
  };
}
