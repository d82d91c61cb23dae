import { isListOf, isRecord } from './tab-storage.js';

/** @import { ChatMessage, SendAnswer, SendRefusal } from './protocol.js' */
/** @import { After } from './timers.js' */
/** @import { TabStorage } from './tab-storage.js' */

/**
 * @typedef {object} Pending
 * @property {string} clientId
 * @property {string} body
 * @property {'sending' | 'late' | 'held' | 'stored' | 'refused'} state
 *   `late`: no answer yet, it is sent again. `held`: rate limited, it waits. `stored`:
 *   acknowledged, but the log has not reached it. `refused`: sending it again would not help.
 * @property {SendRefusal} [code] the reason of a refusal
 * @property {number} [seq] the number of a stored message
 */

/** Refusals that hold for every later message as well. */
const finalRefusals = new Set(['closed', 'not_member']);

/** The wait after `rate_limited` when the server names none, and the longest wait it may name. */
const defaultHoldMs = 2_000;
const maxHoldMs = 60_000;

/** The wait before a message without an answer is sent again doubles between these bounds. */
const firstRetryMs = 1_000;
const maxRetryMs = 15_000;

/**
 * Holds unsent messages, oldest first, and sends one at a time, so messages are stored in the
 * order in which they were written. Each is sent with the same `clientId` until the server
 * answers, also after a reconnect or a reload of the page. The server stores a `clientId` once, so
 * this is idempotent.
 *
 * @param {object} room
 * @param {(message: { clientId: string, body: string }) => Promise<SendAnswer | null>} room.send
 *   null: no answer in time
 * @param {() => string} room.newId
 * @param {TabStorage} room.storage
 * @param {After} room.after
 * @param {(pending: readonly Pending[]) => void} room.onChange
 * @param {(message: ChatMessage) => void} room.onStored
 * @param {(code: SendRefusal) => void} room.onClosed the server accepts no more messages from this
 *   member
 */
export function createOutbox({ send, newId, storage, after, onChange, onStored, onClosed }) {
  /** @type {Pending[]} */
  let pending = readPending(storage);
  let isOpen = false;
  let isSending = false;
  let retryMs = firstRetryMs;
  let cancelWait = () => {};
  /** @type {SendRefusal | null} */
  let closedBy = null;

  const changed = () => {
    const unsettled = pending.filter((entry) => entry.state !== 'stored');
    storage.write(unsettled.map(({ clientId, body }) => ({ clientId, body })));
    onChange(pending);
  };
  /** @param {(entry: Pending) => boolean} isGone */
  const drop = (isGone) => {
    const kept = pending.filter((entry) => !isGone(entry));
    if (kept.length === pending.length) return;
    pending = kept;
    changed();
  };
  /** @param {string} clientId */
  const find = (clientId) => pending.find((entry) => entry.clientId === clientId);
  const nextToSend = () => pending.find((entry) => entry.state !== 'stored' && entry.state !== 'refused');

  /** @param {number} milliseconds */
  const tryAgainIn = (milliseconds) => {
    cancelWait();
    cancelWait = after(milliseconds, () => void flush());
  };

  async function flush() {
    const entry = nextToSend();
    if (!entry || !isOpen || isSending) return;
    isSending = true;
    const answer = await send({ clientId: entry.clientId, body: entry.body });
    isSending = false;
    // The message arrived in the log, or was discarded, before its answer came.
    if (!find(entry.clientId)) return void flush();
    if (answer?.ok) accept(entry, answer.message);
    else refuse(entry, answer);
  }

  /**
   * @param {Pending} entry
   * @param {ChatMessage} message
   */
  function accept(entry, message) {
    retryMs = firstRetryMs;
    entry.state = 'stored';
    entry.seq = message.seq;
    changed();
    onStored(message);
    void flush();
  }

  /**
   * @param {Pending} entry
   * @param {Extract<SendAnswer, { ok: false }> | null} answer
   */
  function refuse(entry, answer) {
    if (answer === null || answer.code === 'unavailable') {
      entry.state = 'late';
      tryAgainIn(retryMs);
      retryMs = Math.min(retryMs * 2, maxRetryMs);
    } else if (answer.code === 'rate_limited') {
      entry.state = 'held';
      tryAgainIn(Math.min(answer.retryAfterMs ?? defaultHoldMs, maxHoldMs));
    } else if (finalRefusals.has(answer.code)) {
      close(answer.code);
      onClosed(answer.code);
    } else {
      entry.state = 'refused';
      entry.code = answer.code;
      void flush();
    }
    changed();
  }

  /** @param {SendRefusal} code */
  function close(code) {
    closedBy = code;
    isOpen = false;
    for (const entry of pending) {
      if (entry.state === 'stored') continue;
      entry.state = 'refused';
      entry.code = code;
    }
  }

  return {
    get pending() {
      return /** @type {readonly Pending[]} */ (pending);
    },

    /** @param {string} body trimmed, not empty, not too long */
    add(body) {
      /** @type {Pending} */
      const entry = closedBy
        ? { clientId: newId(), body, state: 'refused', code: closedBy }
        : { clientId: newId(), body, state: 'sending' };
      pending = [...pending, entry];
      changed();
      // A sender who is rate limited would only be refused again.
      if (nextToSend()?.state !== 'held') void flush();
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

    /**
     * Refuses all unsent messages, because the room accepts no more.
     *
     * @param {SendRefusal} code
     */
    close(code) {
      close(code);
      changed();
    },

    /** Sends now instead of at the next retry. */
    retry() {
      retryMs = firstRetryMs;
      void flush();
    },

    /**
     * Removes a message that is in the log. A broadcast can arrive before the answer, or instead
     * of a lost one.
     *
     * @param {string} clientId
     */
    settle: (clientId) => drop((entry) => entry.clientId === clientId),

    /**
     * Removes stored messages up to the end of the log: they are in it, or older than its
     * beginning.
     *
     * @param {number} lastSeq
     */
    reached: (lastSeq) => drop(({ seq }) => seq !== undefined && seq <= lastSeq),

    /**
     * Removes a refused message.
     *
     * @param {string} clientId
     */
    discard: (clientId) => drop((entry) => entry.clientId === clientId && entry.state === 'refused'),
  };
}

/**
 * @param {TabStorage} storage
 * @returns {Pending[]}
 */
function readPending(storage) {
  const stored = storage.read();
  if (!isListOf(stored, isUnsent)) return [];
  return stored.map(({ clientId, body }) => ({ clientId, body, state: 'late' }));
}

/**
 * @param {unknown} value
 * @returns {value is { clientId: string, body: string }}
 */
const isUnsent = (value) =>
  isRecord(value) && typeof value.clientId === 'string' && typeof value.body === 'string';
