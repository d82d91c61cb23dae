import { createReactionPatches } from './reaction-patches.js';

/** @import { ChatMessage, HistoryAnswer, MessageChange } from './protocol.js' */

/**
 * Knows which messages changed, and whether this page missed a change. A page of the log that was
 * read before a change can arrive after it, so the changes are kept.
 *
 * @param {string} myId
 */
export function createMessageChanges(myId) {
  /**
   * The newest known state of each changed message, as of a revision. null: deleted
   *
   * @type {Map<number, { revision: number, message: ChatMessage | null }>}
   */
  const changed = new Map();
  const patches = createReactionPatches(myId);
  /** Applied revisions that follow one which is still missing. */
  const early = new Set();
  /** No change up to this revision is missing; undefined before the first `head`. */
  let known = /** @type {number | undefined} */ (undefined);
  let newest = 0;
  /** A revision that the server had. */
  let settled = 0;

  const revisionOf = (/** @type {number} */ seq) => changed.get(seq)?.revision ?? 0;

  return {
    get known() {
      return known ?? 0;
    },
    get isBehind() {
      return known !== undefined && newest > known;
    },

    /**
     * @param {MessageChange} change
     * @returns whether the message is another one now; a restored one is fetched
     */
    learn(change) {
      const { seq, revision, deleted, reactions } = change;
      const isWhole = deleted || reactions !== undefined;
      newest = Math.max(newest, revision);
      if (!isWhole) known ??= revision - 1;
      if (isWhole && revision > (known ?? 0)) early.add(revision);
      // Broadcasts and pages arrive in any order.
      const isNews = isWhole && revision > revisionOf(seq);
      if (isNews && deleted) changed.set(seq, { revision, message: null });
      else if (isNews) patches.add(change);
      while (known !== undefined && early.delete(known + 1)) known += 1;
      return isNews;
    },

    /** @param {Extract<HistoryAnswer, { ok: true }>} page the changes after `known` */
    fetched({ messages, revision = 0 }) {
      known = Math.max(known ?? 0, revision);
      for (const message of messages) {
        if (revisionOf(message.seq) > revision) continue;
        changed.set(message.seq, { revision, message });
        patches.settle(message.seq, revision);
      }
      // The page may be older than they are, and has undone them.
      early.clear();
    },

    /** Called when a connection opens: the server had every known change before that. */
    settle() {
      settled = known ?? 0;
    },

    /**
     * @param {number} revision the server's newest
     * @returns whether a restored database lacks changes that this page has
     */
    head(revision) {
      const isRestored = revision < settled;
      known = Math.min(known ?? revision, revision);
      newest = settled = revision;
      return isRestored;
    },

    /**
     * @param {ChatMessage} message
     * @returns {ChatMessage} as it is now
     */
    apply(message) {
      const now = changed.get(message.seq)?.message;
      if (now !== null) return patches.apply(now ?? message);
      const { body: _, replyTo: __, quote: ___, reactions: ____, mentions: _____, ...facts } = message;
      return { ...facts, deleted: true };
    },

    /** Forgets the changes, because a restored database assigns their numbers again. */
    forget() {
      changed.clear();
      patches.clear();
      early.clear();
    },
  };
}
