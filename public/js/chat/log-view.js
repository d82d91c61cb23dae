import { caughtUp, newMessages } from './copy.js';
import { find } from './elements.js';
import { createScrollKeeper } from './scroll-keeper.js';

/** @import { ChatMessage } from './protocol.js' */
/** @import { After } from './timers.js' */
/** @import { MessageList } from './message-list.js' */

/** A screen reader reads at most this many new messages; of more it reads only the number. */
const maxReadAloud = 5;

/**
 * Draws the log: list, scroll position, buttons at both ends, and words for screen readers.
 *
 * @param {object} room
 * @param {HTMLElement} room.root
 * @param {MessageList} room.list
 * @param {After} room.after
 * @param {() => void} room.onOlder the reader asks for older messages
 */
export function createLogView({ root, list, after, onOlder }) {
  const region = find(root, '#messages', HTMLElement);
  const older = find(root, '#older', HTMLButtonElement);
  const newest = find(root, '#newest', HTMLButtonElement);
  const empty = find(root, '#empty', HTMLElement);
  const status = find(root, '#room-status', HTMLElement);
  let below = 0;

  const scroll = createScrollKeeper(region, {
    onBottom() {
      below = 0;
      hide(newest);
    },
    onTop: onOlder,
  });

  /** @param {HTMLElement} button which may hold the focus */
  const hide = (button) => {
    if (document.activeElement === button) region.focus({ preventScroll: true });
    button.hidden = true;
  };

  /** @param {() => void} change that screen readers do not read aloud */
  const quietly = (change) => {
    region.setAttribute('aria-busy', 'true');
    change();
    after(100, () => region.setAttribute('aria-busy', 'false'));
  };

  older.addEventListener('click', onOlder);
  newest.addEventListener('click', () => {
    scroll.toBottom();
    region.focus({ preventScroll: true });
  });

  return {
    scroll,

    /** @param {readonly ChatMessage[]} messages the whole log */
    reset(messages) {
      quietly(() => list.reset(messages));
      scroll.toBottom();
    },

    /**
     * @param {readonly ChatMessage[]} messages
     * @param {number} fromOthers how many of them the reader did not write
     */
    append(messages, fromOthers) {
      const append = () => scroll.append(() => list.append(messages));
      if (messages.length > maxReadAloud) {
        quietly(append);
        status.textContent = caughtUp(messages.length);
      } else {
        append();
      }
      if (scroll.isAtBottom || fromOthers === 0) return;
      below += fromOthers;
      newest.textContent = newMessages(below);
      newest.hidden = false;
    },

    /** @param {() => void} change of messages that are shown */
    change: (change) => quietly(() => scroll.append(change)),

    /** @param {readonly ChatMessage[]} messages */
    prepend: (messages) => quietly(() => scroll.prepend(() => list.prepend(messages))),

    /** @param {number} seq the oldest message to keep */
    removeBefore: (seq) => scroll.prepend(() => list.removeBefore(seq)),

    /**
     * @param {boolean} hasOlder
     * @param {boolean} isEmpty
     */
    showEnds(hasOlder, isEmpty) {
      if (hasOlder) older.hidden = false;
      else hide(older);
      empty.hidden = !isEmpty;
    },

    get offersOlder() {
      return !older.hidden && !older.hasAttribute('aria-disabled');
    },

    /** @param {boolean} isFetching */
    setFetching(isFetching) {
      if (isFetching) older.setAttribute('aria-disabled', 'true');
      else older.removeAttribute('aria-disabled');
    },

    /**
     * Replaces the button for older messages, because the socket is closed.
     *
     * @param {string} address
     * @param {boolean} hasOlder
     */
    linkToArchive(address, hasOlder) {
      hide(older);
      const link = find(root, '#archive', HTMLAnchorElement);
      link.href = address;
      link.hidden = !hasOlder;
    },
  };
}
