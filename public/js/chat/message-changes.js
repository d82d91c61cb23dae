/** @import { ChatMessage, HistoryAnswer, MessageChange } from './protocol.js' */

/**
 * Knows which messages changed, and whether this page missed a change. A page of the log that was
 * read before a change can arrive after it, so the changes are kept.
 */
export function createMessageChanges() {
  /** @type {Map<number, ChatMessage | null>} null: deleted */
  const changed = new Map();
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

    /**
     * @param {MessageChange} change
     * @returns whether the message is deleted now; a restored one is fetched
     */
    learn({ seq, revision, deleted }) {
      newest = Math.max(newest, revision);
      if (!deleted) known ??= revision - 1;
      // A late broadcast says less than a page.
      const isNow = deleted && (revision > (known ?? 0) || !changed.get(seq));
      if (isNow) changed.set(seq, null);
      if (isNow && revision - 1 === known) known = revision;
      return isNow;
    },

    /** @param {Extract<HistoryAnswer, { ok: true }>} page the changes after `known` */
    fetched({ messages, revision = 0 }) {
      known = Math.max(known ?? 0, revision);
      for (const message of messages) changed.set(message.seq, message);
    },

    /** @param {number} revision the server's newest; a restored database has a lower one */
    head(revision) {
      known = Math.min(known ?? revision, revision);
      newest = revision;
    },

    /**
     * @param {ChatMessage} message
     * @returns {ChatMessage} as it is now
     */
    apply(message) {
      const now = changed.get(message.seq);
      if (now !== null) return now ?? message;
      const { body: _, ...facts } = message;
      return { ...facts, deleted: true };
    },

    /** Forgets the changes, because a restored database assigns their numbers again. */
    forget: () => changed.clear(),
  };
}
