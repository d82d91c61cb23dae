import { historyPage } from './protocol.js';

/** @import { ChatMessage, HistoryAnswer, HistoryRequest } from './protocol.js' */
/** @import { MessageLog } from './message-log.js' */

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
export const createPageFetcher = ({ log, ask, onAppended, onStarted, onChanged }) => ({
  /** Replaces the log by the newest page. */
  async start() {
    const page = await ask({ limit: historyPage.max });
    if (!page?.ok) return false;
    log.start(page);
    onStarted();
    return true;
  },

  /** Fetches the messages after the log. */
  async extend() {
    const afterSeq = log.lastSeq;
    const page = await ask({ afterSeq, limit: historyPage.max });
    if (!page?.ok) return false;
    onAppended(log.extend(afterSeq, page));
    return log.lastSeq > afterSeq;
  },

  /** Fetches the changes that this page missed. */
  async update() {
    const afterRevision = log.changes.known;
    const page = await ask({ afterRevision, limit: historyPage.max });
    if (!page?.ok) return false;
    log.changes.fetched(page);
    log.update();
    onChanged(page.messages.map(log.changes.apply));
    return log.changes.known > afterRevision;
  },
});
