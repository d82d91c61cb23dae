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
export function createPageFetcher({ log, ask, onAppended, onStarted, onChanged }) {
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
