import { isListOf, isRecord } from './tab-storage.js';

/** @import { ChatMessage, SendRefusal } from './protocol.js' */
/** @import { TabStorage } from './tab-storage.js' */

/** @typedef {Pick<ChatMessage, 'replyTo' | 'quote'>} SentExtras */

/**
 * @typedef {object} Pending
 * @property {string} clientId
 * @property {string} body
 * @property {SentExtras} extras
 * @property {'sending' | 'late' | 'slowed' | 'stored' | 'refused'} state
 *   `late`: no answer yet, it is sent again. `slowed`: rate limited, it waits. `stored`:
 *   acknowledged, but the log has not reached it. `refused`: sending it again would not help.
 * @property {SendRefusal} [code] the reason of a refusal
 * @property {number} [seq] the number of a stored message
 */

/**
 * Holds messages that are not in the log yet, oldest first. The tab keeps those that the server has
 * not stored, so they survive a reload.
 *
 * @param {object} tab
 * @param {TabStorage} tab.storage
 * @param {() => string} tab.newId
 * @param {(pending: readonly Pending[]) => void} tab.onChange
 */
export function createPendingMessages({ storage, newId, onChange }) {
  let pending = readPending(storage);
  /** @type {Pick<Pending, 'state' | 'code'> | null} set once the room accepts no more messages */
  let refusal = null;

  const changed = () => {
    const unsettled = pending.filter((entry) => entry.state !== 'stored');
    storage.write(unsettled.map(({ clientId, body, extras }) => ({ clientId, body, extras })));
    onChange(pending);
  };

  /** @param {(entry: Pending) => boolean} isGone */
  const drop = (isGone) => {
    const kept = pending.filter((entry) => !isGone(entry));
    if (kept.length === pending.length) return;
    pending = kept;
    changed();
  };

  return {
    get all() {
      return /** @type {readonly Pending[]} */ (pending);
    },
    /** The oldest message that the server may still store. */
    get next() {
      return pending.find(({ state }) => state !== 'stored' && state !== 'refused');
    },

    /**
     * @param {string} body
     * @param {SentExtras} extras
     */
    add(body, extras) {
      /** @type {Pending} */
      const entry = { clientId: newId(), body, extras, state: 'sending' };
      pending = [...pending, { ...entry, ...refusal }];
      changed();
    },

    /**
     * @param {Pending} entry one of these messages
     * @param {Partial<Pending>} change
     */
    change(entry, change) {
      Object.assign(entry, change);
      changed();
    },

    /** @param {SendRefusal} code of these messages and all that follow */
    refuseAll(code) {
      refusal = { state: 'refused', code };
      for (const entry of pending) if (entry.state !== 'stored') Object.assign(entry, refusal);
      changed();
    },

    /** @param {string} clientId of a message in the log; its answer may come later, or be lost */
    settle: (clientId) => drop((entry) => entry.clientId === clientId),

    /** @param {number} lastSeq the log holds the stored messages up to here, or began later */
    reached: (lastSeq) => drop(({ seq }) => seq !== undefined && seq <= lastSeq),

    /** @param {string} clientId of a refused message */
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
  return stored.map(({ clientId, body, extras = {} }) => ({ clientId, body, extras, state: 'late' }));
}

/**
 * @param {unknown} value
 * @returns {value is { clientId: string, body: string, extras?: SentExtras }}
 */
const isUnsent = (value) =>
  isRecord(value) && typeof value.clientId === 'string' && typeof value.body === 'string';
