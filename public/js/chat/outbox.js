import { createPendingMessages } from './pending-messages.js';

/** @import { Pending, SentExtras } from './pending-messages.js' */
/** @import { ChatMessage, SendAnswer, SendRefusal } from './protocol.js' */
/** @import { After } from './timers.js' */
/** @import { TabStorage } from './tab-storage.js' */

/** @typedef {{ clientId: string, body: string } & SentExtras} Sent */
/** @typedef {Extract<SendAnswer, { ok: false }>} SendRefused */

/** Refusals that hold for every later message as well. */
const finalRefusals = new Set(['closed', 'not_member']);

/** The wait after `rate_limited` when the server names none, and the longest wait it may name. */
const defaultHoldMs = 2_000;
const maxHoldMs = 60_000;

/** The wait before a message without an answer is sent again doubles between these bounds. */
const firstRetryMs = 1_000;
const maxRetryMs = 15_000;

/**
 * Sends the messages of a member one at a time, so they are stored in the order in which they were
 * written. Each is sent with the same `clientId` until the server answers, also after a reconnect
 * or a reload of the page. The server stores a `clientId` once, so this is idempotent.
 *
 * @param {object} room
 * @param {(message: Sent) => Promise<SendAnswer | null>} room.send
 *   null: no answer in time
 * @param {() => string} room.newId
 * @param {TabStorage} room.storage
 * @param {After} room.after
 * @param {(pending: readonly Pending[]) => void} room.onChange
 * @param {(message: ChatMessage) => void} room.onStored
 * @param {(entry: Pending, answer: SendRefused) => void} room.onReturned this message is to be
 *   changed: it holds a word of the club's list, or its quote is refused
 * @param {(code: SendRefusal) => void} room.onClosed the server accepts no more messages from this
 *   member
 */
export function createOutbox({ send, newId, storage, after, onChange, onStored, onReturned, onClosed }) {
  const messages = createPendingMessages({ storage, newId, onChange });
  let isOpen = false;
  let isSending = false;
  let retryMs = firstRetryMs;
  let cancelWait = () => {};

  /** @param {number} milliseconds */
  const tryAgainIn = (milliseconds) => {
    cancelWait();
    cancelWait = after(milliseconds, () => void flush());
  };

  async function flush() {
    const entry = messages.next;
    if (!entry || !isOpen || isSending) return;
    isSending = true;
    const answer = await send({ clientId: entry.clientId, body: entry.body, ...entry.extras });
    isSending = false;
    // The message arrived in the log, or was discarded, before its answer came.
    if (!messages.all.includes(entry)) return void flush();
    if (answer?.ok) accept(entry, answer.message);
    else if (entry.state !== 'refused') refuse(entry, answer);
  }

  /**
   * @param {Pending} entry
   * @param {ChatMessage} message
   */
  function accept(entry, message) {
    retryMs = firstRetryMs;
    messages.change(entry, { state: 'stored', seq: message.seq });
    onStored(message);
    void flush();
  }

  /**
   * @param {Pending} entry
   * @param {SendRefused | null} answer
   */
  function refuse(entry, answer) {
    if (answer === null || answer.code === 'unavailable') {
      tryAgainIn(retryMs);
      retryMs = Math.min(retryMs * 2, maxRetryMs);
      messages.change(entry, { state: 'late' });
    } else if (answer.code === 'rate_limited') {
      tryAgainIn(Math.min(answer.retryAfterMs ?? defaultHoldMs, maxHoldMs));
      messages.change(entry, { state: 'slowed' });
    } else if (finalRefusals.has(answer.code)) {
      close(answer.code);
      onClosed(answer.code);
    } else if (answer.code === 'held' || answer.field) {
      messages.settle(entry.clientId);
      onReturned(entry, answer);
      void flush();
    } else {
      messages.change(entry, { state: 'refused', code: answer.code });
      void flush();
    }
  }

  /** @param {SendRefusal} code why the room accepts no more messages */
  function close(code) {
    isOpen = false;
    messages.refuseAll(code);
  }

  return {
    get pending() {
      return messages.all;
    },

    /**
     * @param {string} body trimmed, not empty, not too long
     * @param {SentExtras} [extras]
     */
    add(body, extras = {}) {
      messages.add(body, extras);
      // A slowed message means that the server limits the rate: it would refuse this one too.
      if (messages.next?.state !== 'slowed') void flush();
    },

    /** Starts sending: the room accepts messages. */
    open() {
      isOpen = true;
      retryMs = firstRetryMs;
      void flush();
    },

    /** Stops sending until the next connection. */
    interrupt() {
      isOpen = false;
    },

    close,

    /** Sends now instead of at the next retry. */
    retry() {
      retryMs = firstRetryMs;
      void flush();
    },

    settle: messages.settle,
    reached: messages.reached,
    discard: messages.discard,
  };
}

/** @typedef {ReturnType<typeof createOutbox>} Outbox */
