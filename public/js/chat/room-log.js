import { createCatchUp } from './catch-up.js';
import { olderFailed } from './copy.js';
import { find } from './elements.js';
import { createLogView } from './log-view.js';
import { createMessageLog } from './message-log.js';
import { historyPage } from './protocol.js';
import { createUnreadTitle } from './unread-title.js';

/** @import { ChatMessage, ChatSocket, HistoryAnswer, HistoryRequest } from './protocol.js' */
/** @import { After } from './timers.js' */
/** @import { MessageList } from './message-list.js' */

/** Messages fetched when the reader scrolls up. */
const olderPageSize = 50;

/** With more messages than `maxShown` the page drops all but the newest `keptShown`. */
const maxShown = 1_000;
const keptShown = 500;

/**
 * Connects the log with the page and the server: shows new messages, and fetches missing and older
 * ones.
 *
 * @param {object} room
 * @param {HTMLElement} room.root
 * @param {string} room.myId
 * @param {MessageList} room.list
 * @param {(request: HistoryRequest) => Promise<HistoryAnswer | null>} room.ask
 * @param {After} room.after
 * @param {(messages: readonly ChatMessage[]) => void} room.onShown called with messages that are
 *   in the log now
 */
export function createRoomLog({ root, myId, list, ask, after, onShown }) {
  const log = createMessageLog(myId);
  const title = createUnreadTitle(document);
  const view = createLogView({ root, list, after, onOlder: () => void showOlder() });

  const catchUp = createCatchUp({
    log,
    ask,
    after,
    onAppended: (messages) => show(messages),
    onStarted() {
      view.reset(log.messages);
      shown(log.messages);
    },
    onChanged(messages) {
      view.change(() => messages.forEach(list.change));
    },
  });

  /** @param {readonly ChatMessage[]} messages in the log now */
  const shown = (messages) => {
    view.showEnds(log.hasOlder, log.messages.length === 0);
    onShown(messages);
  };

  /** @param {readonly ChatMessage[]} messages */
  const show = (messages) => {
    if (messages.length === 0) return;
    const fromOthers = messages.filter((message) => message.userId !== myId).length;
    view.append(messages, fromOthers);
    title.add(fromOthers);
    shorten();
    shown(messages);
  };

  const shorten = () => {
    if (!view.scroll.isAtBottom || log.messages.length <= maxShown) return;
    log.keepNewest(keptShown);
    view.removeBefore(log.firstSeq);
  };

  async function showOlder(limit = olderPageSize) {
    if (!log.hasOlder || !view.offersOlder) return;
    view.setFetching(true);
    const beforeSeq = log.firstSeq;
    const { restarts } = log.changes;
    const page = await ask({ beforeSeq, limit });
    view.setFetching(false);
    // The log may have been replaced meanwhile.
    if (log.firstSeq !== beforeSeq || log.changes.restarts !== restarts) return;
    if (!page?.ok) {
      find(root, '#room-alert', HTMLElement).textContent = olderFailed;
      return;
    }
    const messages = log.prepend(page);
    view.prepend(messages);
    shown(messages);
  }

  return {
    /** The `lastSeq` of the handshake; undefined before the first page came. */
    get resumeAfterSeq() {
      return log.resumeAfterSeq;
    },
    get lastSeq() {
      return log.lastSeq;
    },
    scroll: view.scroll,

    opened: catchUp.opened,
    connected: catchUp.connected,
    disconnected: catchUp.disconnected,
    receive: catchUp.receive,

    messageAt: log.messageAt,

    get firstSeq() {
      return log.firstSeq;
    },
    loadOlder: () => showOlder(historyPage.max),

    /** @param {ChatSocket} socket */
    listen(socket) {
      socket.on('message', catchUp.receive);
      socket.on('message:changed', catchUp.changed);
      socket.on('head', catchUp.head);
    },

    /** @param {string} address of the page that holds the whole log */
    linkToArchive: (address) => view.linkToArchive(address, log.hasOlder),
  };
}

/** @typedef {ReturnType<typeof createRoomLog>} RoomLog */
