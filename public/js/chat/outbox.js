import { isListOf, isRecord } from './tab-storage.js';

/** @import { ChatMessage, SendAnswer, SendRefusal } from './protocol.js' */
/** @import { After } from './timers.js' */
/** @import { TabStorage } from './tab-storage.js' */

/**
 * @typedef {object} Pending
 * @property {string} clientId
 * @property {string} body
 * @property {'sending' | 'late' | 'held' | 'stored' | 'refused'} state
 *   `late`: no answer yet, it is tried again. `held`: the sender was too quick and has to wait. `stored`: acknowledged,
 *   but the log has not reached it. `refused`: trying again would not help.
 * @property {SendRefusal} [code] why it was refused
 * @property {number} [seq] where it is stored
 */

/** Refusals that stand for every later message as well. */
const finalRefusals = new Set(['closed', 'not_member']);

/** Milliseconds to wait when the server names no time, and the longest time it is taken at its word. */
const heldFor = 2_000;
const longestHold = 60_000;

/** Milliseconds before a message that got no answer, or "unavailable", is tried again: doubled each time. */
const firstPause = 1_000;
const longestPause = 15_000;

/**
 * The messages on their way out, oldest first. One at a time is sent, so the order they were written in is the order
 * they are stored in; each is sent with the same `clientId` until the server has answered, through broken
 * connections and reloads of the page. The server stores a `clientId` once, so trying again is harmless.
 *
 * @param {object} room
 * @param {(message: { clientId: string, body: string }) => Promise<SendAnswer | null>} room.send null: no answer in time
 * @param {() => string} room.newId
 * @param {TabStorage} room.storage
 * @param {After} room.after
 * @param {(pending: readonly Pending[]) => void} room.onChange
 * @param {(message: ChatMessage) => void} room.onStored
 * @param {(code: SendRefusal) => void} room.onClosed the server takes no more messages from this person
 */
export function createOutbox({ send, newId, storage, after, onChange, onStored, onClosed }) {
  /** @type {Pending[]} */
  let pending = readPending(storage);
  let isOpen = false;
  let isSending = false;
  let pause = firstPause;
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
    // Seen in the log, or given up, while the answer was under way.
    if (!find(entry.clientId)) return void flush();
    if (answer?.ok) accept(entry, answer.message);
    else refuse(entry, answer);
  }

  /**
   * @param {Pending} entry
   * @param {ChatMessage} message
   */
  function accept(entry, message) {
    pause = firstPause;
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
      tryAgainIn(pause);
      pause = Math.min(pause * 2, longestPause);
    } else if (answer.code === 'rate_limited') {
      entry.state = 'held';
      tryAgainIn(Math.min(answer.retryAfterMs ?? heldFor, longestHold));
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
      // Who was told to wait would only be told again.
      if (nextToSend()?.state !== 'held') void flush();
    },

    /** The room takes messages (again). */
    open() {
      isOpen = true;
      pause = firstPause;
      void flush();
    },

    /** The connection is gone; what is pending waits for the next one. */
    interrupt() {
      isOpen = false;
    },

    /**
     * The room takes no more messages.
     * @param {SendRefusal} code
     */
    close(code) {
      close(code);
      changed();
    },

    /** Tries at once what would be tried later. */
    retry() {
      pause = firstPause;
      void flush();
    },

    /**
     * Its message is in the log, however it got there: an announcement can overtake the answer, or replace a lost one.
     * @param {string} clientId
     */
    settle: (clientId) => drop((entry) => entry.clientId === clientId),

    /**
     * The log goes as far as this: what is stored up to there is in it, or is older than what it shows.
     * @param {number} lastSeq
     */
    reached: (lastSeq) => drop(({ seq }) => seq !== undefined && seq <= lastSeq),

    /**
     * Gives up a refused message.
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
