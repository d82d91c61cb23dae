import { createCatchUp } from './catch-up.js';
import { caughtUp, newMessages, olderFailed } from './copy.js';
import { find } from './elements.js';
import { createMessageLog } from './message-log.js';
import { createScrollKeeper } from './scroll-keeper.js';
import { createUnreadTitle } from './unread-title.js';

/** @import { ChatMessage, HistoryAnswer, HistoryPage, HistoryRequest } from './protocol.js' */
/** @import { After } from './timers.js' */
/** @import { MessageList } from './message-list.js' */

/** Messages fetched when the reader scrolls up. */
const olderPageSize = 50;

/** With more messages than `maxShown` the page drops all but the newest `keptShown`. */
const maxShown = 1_000;
const keptShown = 500;

/** A screen reader reads at most this many new messages; of more it reads only the number. */
const maxReadAloud = 5;

/**
 * Connects the log with the page: new messages update the list, the scroll position, the unread
 * counts and what a screen reader says.
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
  const region = find(root, '#messages', HTMLElement);
  const older = find(root, '#older', HTMLButtonElement);
  const newest = find(root, '#newest', HTMLButtonElement);
  const empty = find(root, '#empty', HTMLElement);
  const status = find(root, '#room-status', HTMLElement);
  const alarm = find(root, '#room-alert', HTMLElement);

  const log = createMessageLog();
  const title = createUnreadTitle(document);
  let below = 0;
  let isFetchingOlder = false;

  const scroll = createScrollKeeper(region, {
    onBottom() {
      below = 0;
      hide(newest);
    },
    onTop: () => void showOlder(),
  });

  const catchUp = createCatchUp({
    log,
    ask,
    after,
    onAppended: (messages) => show(messages),
    onStarted() {
      quietly(() => list.reset(log.messages));
      scroll.toBottom();
      refreshEnds();
      onShown(log.messages);
    },
  });

  /**
   * Hides a button and keeps the focus in the log.
   *
   * @param {HTMLElement} button
   */
  const hide = (button) => {
    if (document.activeElement === button) region.focus({ preventScroll: true });
    button.hidden = true;
  };

  const refreshEnds = () => {
    if (log.hasOlder) older.hidden = false;
    else hide(older);
    empty.hidden = log.messages.length > 0;
  };

  /**
   * Changes the log while screen readers stay silent.
   *
   * @param {() => void} change
   */
  const quietly = (change) => {
    region.setAttribute('aria-busy', 'true');
    change();
    after(100, () => region.setAttribute('aria-busy', 'false'));
  };

  /** @param {readonly ChatMessage[]} messages */
  const show = (messages) => {
    if (messages.length === 0) return;
    const fromOthers = messages.filter((message) => message.userId !== myId).length;
    const append = () => scroll.append(() => list.append(messages));
    if (messages.length > maxReadAloud) {
      quietly(append);
      status.textContent = caughtUp(messages.length);
    } else {
      append();
    }
    title.add(fromOthers);
    if (!scroll.isAtBottom && fromOthers > 0) {
      below += fromOthers;
      newest.textContent = newMessages(below);
      newest.hidden = false;
    }
    shorten();
    refreshEnds();
    onShown(messages);
  };

  const shorten = () => {
    if (!scroll.isAtBottom || log.messages.length <= maxShown) return;
    log.keepNewest(keptShown);
    scroll.prepend(() => list.removeBefore(log.firstSeq));
  };

  async function showOlder() {
    if (isFetchingOlder || !log.hasOlder || older.hidden) return;
    isFetchingOlder = true;
    older.setAttribute('aria-disabled', 'true');
    const beforeSeq = log.firstSeq;
    const page = await ask({ beforeSeq, limit: olderPageSize });
    isFetchingOlder = false;
    older.removeAttribute('aria-disabled');
    // The log may have been replaced meanwhile.
    if (log.firstSeq !== beforeSeq) return;
    if (!page?.ok) {
      alarm.textContent = olderFailed;
      return;
    }
    const messages = log.prepend(page);
    quietly(() => scroll.prepend(() => list.prepend(messages)));
    refreshEnds();
    onShown(messages);
  }

  older.addEventListener('click', () => void showOlder());
  newest.addEventListener('click', () => {
    scroll.toBottom();
    region.focus({ preventScroll: true });
  });

  return {
    /** The `lastSeq` of the handshake; undefined before the first page came. */
    get resumesAfter() {
      return log.resumesAfter;
    },
    get lastSeq() {
      return log.lastSeq;
    },
    scroll,

    /** Called when a connection opens, before anything arrives over it. */
    opened: catchUp.opened,

    /**
     * @param {HistoryPage} page
     * @param {number | undefined} askedAfter
     */
    connected: (page, askedAfter) => void catchUp.connected(page, askedAfter),
    disconnected: catchUp.disconnected,

    /** @param {ChatMessage} message */
    receive: (message) => void catchUp.receive(message),

    /** @param {{ seq: number }} head */
    head: (head) => void catchUp.head(head),

    /**
     * Replaces the button for older messages by a link, because the socket is closed.
     *
     * @param {string} address of the page that holds the whole log
     */
    linkToArchive(address) {
      hide(older);
      const link = find(root, '#archive', HTMLAnchorElement);
      link.href = address;
      link.hidden = !log.hasOlder;
    },
  };
}
