import { setAuthor, setChanged, setPending, setStored, writeBody } from './bubble.js';
import { discardLabel, retryLabel } from './copy.js';
import { find, stamp } from './elements.js';
import { followsAuthor } from './protocol.js';
import { dayOf, timeOfDay } from './time-words.js';

/** @import { Extras } from './offer-extras.js' */
/** @import { ChatMessage, MessageChange } from './protocol.js' */
/** @import { Pending } from './pending-messages.js' */

/**
 * Draws the log: bubbles in the order of their `seq`, system news at the place where they arrived,
 * a line between two days, and the reader's own unsent messages at the end.
 *
 * @param {object} room
 * @param {HTMLElement} room.list
 * @param {HTMLElement} room.root
 * @param {{ id: string, nickname: string }} room.me
 * @param {(userId: string | undefined) => boolean} room.isLeader
 * @param {Extras} room.extras
 * @param {() => number} room.now milliseconds since 1970
 * @param {() => void} room.onRetry
 * @param {(clientId: string) => void} room.onDiscard
 */
export function createMessageList({ list, root, me, isLeader, extras, now, onRetry, onDiscard }) {
  /** @type {Map<string, HTMLElement>} the reader's own bubbles without a `seq`, by clientId */
  const pendingBubbles = new Map();

  const firstPending = () => pendingBubbles.values().next().value ?? null;

  /**
   * @param {{ userId: string, nickname: string }} author
   * @param {string} body
   */
  const createBubble = ({ userId, nickname }, body) => {
    const bubble = stamp(templateFor(root, userId));
    setAuthor(bubble, { userId, nickname, isMine: userId === me.id, isLeader: isLeader(userId) });
    writeBody(find(bubble, '.bubble__body', HTMLElement), body);
    return bubble;
  };

  /** @param {ChatMessage} message */
  const bubbleOf = (message) => {
    const optimistic = message.userId === me.id ? pendingBubbles.get(message.clientId) : undefined;
    pendingBubbles.delete(message.clientId);
    const bubble = optimistic ?? createBubble(message, message.body ?? '');
    setStored(bubble, message);
    extras.show(bubble, message);
    return bubble;
  };

  return {
    /** @param {readonly ChatMessage[]} messages the whole log */
    reset(messages) {
      for (const line of [...list.children]) if (!isPending(line)) line.remove();
      this.append(messages);
    },

    /** @param {readonly ChatMessage[]} messages newer than those shown */
    append(messages) {
      for (const message of messages) {
        const bubble = bubbleOf(message);
        const next = firstPending();
        // A screen reader reads a moved element again, so a bubble in the right place stays there.
        if (bubble.parentElement !== list || (next && bubble.nextElementSibling !== next)) {
          list.insertBefore(bubble, next);
        }
        groupWithPrevious(bubble, now());
      }
    },

    /** @param {readonly ChatMessage[]} messages older than those shown */
    prepend(messages) {
      const first = list.querySelector('.bubble[data-seq]');
      const bubbles = messages.map(bubbleOf);
      list.prepend(...bubbles);
      for (const bubble of bubbles) groupWithPrevious(bubble, now());
      if (first instanceof HTMLElement) groupWithPrevious(first, now());
    },

    /** @param {number} seq the oldest message to keep */
    removeBefore(seq) {
      const first = bubbleAt(list, seq);
      while (first?.previousElementSibling) first.previousElementSibling.remove();
      if (first) groupWithPrevious(first, now());
    },

    /** @param {string} text news of the room, shown at the end of the log */
    addNews(text) {
      const line = document.createElement('li');
      line.className = 'system';
      line.textContent = text;
      list.insertBefore(line, firstPending());
    },

    /**
     * @param {readonly Pending[]} pending
     * @param {boolean} isConnected
     */
    showPending(pending, isConnected) {
      const wanted = new Set(pending.map(({ clientId }) => clientId));
      for (const [clientId, bubble] of pendingBubbles) {
        if (wanted.has(clientId)) continue;
        pendingBubbles.delete(clientId);
        bubble.remove();
      }
      for (const entry of pending) {
        let bubble = pendingBubbles.get(entry.clientId);
        if (!bubble) {
          bubble = createBubble({ userId: me.id, nickname: me.nickname }, entry.body);
          pendingBubbles.set(entry.clientId, bubble);
          list.append(bubble);
          extras.show(bubble, entry.extras);
        }
        setPending(bubble, entry, actionOf(entry, isConnected, { onRetry, onDiscard }), isConnected);
      }
    },

    /** @param {ChatMessage | MessageChange} message one that changed */
    change(message) {
      const bubble = bubbleAt(list, message.seq);
      if (!bubble) return;
      setChanged(bubble, message);
      extras.show(bubble, message);
    },
  };
}

/** @typedef {ReturnType<typeof createMessageList>} MessageList */

/**
 * Returns the button of an unsent message; null for none.
 *
 * @param {Pending} pending
 * @param {boolean} isConnected
 * @param {{ onRetry: () => void, onDiscard: (clientId: string) => void }} room
 */
function actionOf({ state, clientId }, isConnected, { onRetry, onDiscard }) {
  if (state === 'refused') return { label: discardLabel, act: () => onDiscard(clientId) };
  return state === 'late' && isConnected ? { label: retryLabel, act: onRetry } : null;
}

/** @type {(list: HTMLElement, seq: number) => HTMLElement | null} */
const bubbleAt = (list, seq) => list.querySelector(`.bubble[data-seq="${seq}"]`);

/**
 * Messages of people whom the reader blocked are folded.
 *
 * @type {(root: HTMLElement, userId: string) => HTMLTemplateElement}
 */
const templateFor = (root, userId) =>
  find(
    root,
    root.matches(`[data-blocked-ids~="${userId}"]`) ? '#folded-template' : '#bubble-template',
    HTMLTemplateElement,
  );

/** @param {Element} line */
const isPending = (line) => line.classList.contains('bubble') && !line.hasAttribute('data-seq');

/**
 * Groups a bubble with the one before: a line between two days, one name for one author, one time
 * for one minute.
 *
 * @param {HTMLElement} bubble
 * @param {number} now
 */
function groupWithPrevious(bubble, now) {
  const line = bubble.previousElementSibling;
  if (line?.classList.contains('day-line')) line.remove();
  const sentAt = sentAtOf(bubble);
  const before = bubbleBefore(bubble);
  const sentBefore = before && sentAtOf(before);
  const isNewDay = !sentBefore || dayOf(sentBefore, now) !== dayOf(sentAt, now);
  if (isNewDay) {
    const dayLine = document.createElement('li');
    dayLine.className = 'day-line';
    dayLine.textContent = dayOf(sentAt, now);
    bubble.before(dayLine);
  }
  const follows =
    !isNewDay &&
    before === bubble.previousElementSibling &&
    followsAuthor(
      { userId: bubble.dataset.userId, sentAt },
      { userId: before.dataset.userId, sentAt: sentBefore },
    );
  bubble.classList.toggle('bubble--follows', follows);
  before?.classList.toggle(
    'bubble--timed-below',
    follows && timeOfDay(sentBefore ?? '') === timeOfDay(sentAt),
  );
}

/** @param {HTMLElement} bubble */
const sentAtOf = (bubble) => find(bubble, '.bubble__time', HTMLTimeElement).dateTime;

/**
 * @param {Element} element
 * @returns {HTMLElement | null}
 */
function bubbleBefore(element) {
  for (let before = element.previousElementSibling; before; before = before.previousElementSibling) {
    if (before instanceof HTMLElement && before.classList.contains('bubble')) return before;
  }
  return null;
}
