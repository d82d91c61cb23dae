/** @import { ChatMessage, HistoryAnswer, MessageChange } from './protocol.js' */

/**
 * Knows which messages were deleted, and whether this page missed a change. A page of the log that
 * was read before a deletion can arrive after it, so the numbers are kept.
 */
export function createMessageChanges() {
  /** @type {Set<number>} */
  const deleted = new Set();
  /** No change up to this revision is missing; undefined before the first `head`. */
  let known = /** @type {number | undefined} */ (undefined);
  let newest = 0;

  return {
    get known() {
      return known ?? 0;
    },
    get isBehind() {
      return known !== undefined && newest > known;
    },

    /** @param {MessageChange} change */
    learn({ seq, revision }) {
      deleted.add(seq);
      newest = Math.max(newest, revision);
      if (known !== undefined && revision === known + 1) known = revision;
    },

    /**
     * @param {Extract<HistoryAnswer, { ok: true }>} page the changes after `known`
     * @returns {number[]} the deleted messages
     */
    fetched({ messages, revision = 0 }) {
      known = Math.max(known ?? 0, revision);
      const seqs = messages.filter((message) => message.deleted).map(({ seq }) => seq);
      for (const seq of seqs) deleted.add(seq);
      return seqs;
    },

    /** @param {number} revision the server's newest; a restored database has a lower one */
    head(revision) {
      known = Math.min(known ?? revision, revision);
      newest = revision;
    },

    /**
     * @param {ChatMessage} message
     * @returns {ChatMessage} without its text if it is deleted
     */
    apply(message) {
      if (message.deleted || !deleted.has(message.seq)) return message;
      const { body: _, ...facts } = message;
      return { ...facts, deleted: true };
    },

    /** Forgets the deletions, because a restored database assigns their numbers again. */
    forget: () => deleted.clear(),
  };
}
