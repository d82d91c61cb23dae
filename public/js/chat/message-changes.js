import { createReactionPatches } from './reaction-patches.js';

/** @import { ChatMessage, HistoryAnswer, MessageChange } from './protocol.js' */

/**
 * Knows which messages changed, and whether this page missed a change. A page of the log that was
 * read before a change can arrive after it, so the changes are kept.
 *
 * @param {string} myId
 */
export function createMessageChanges(myId) {
  /** @type {Map<number, ChatMessage | null>} null: deleted */
  const changed = new Map();
  const patches = createReactionPatches(myId);
  /** @type {Map<number, number>} the newest broadcast deletion of each message */
  const deletedAt = new Map();
  /** Applied revisions that follow one which is still missing. */
  const early = new Set();
  /** No change up to this revision is missing; undefined before the first `head`. */
  let known = /** @type {number | undefined} */ (undefined);
  let newest = 0;
  /** A revision that the server had. */
  let settled = 0;

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
      const isNews = revision > (known ?? 0);
      // A late broadcast says less than a page.
      const isGone = deleted && (isNews || !changed.get(seq));
      if (isGone) changed.set(seq, null);
      if (isGone && isNews) deletedAt.set(seq, revision);
      if (isWhole && isNews) early.add(revision);
      if (reactions && isNews) patches.add(change);
      while (known !== undefined && early.delete(known + 1)) known += 1;
      return isGone || (isNews && reactions !== undefined);
    },

    /** @param {Extract<HistoryAnswer, { ok: true }>} page the changes after `known` */
    fetched({ messages, revision = 0 }) {
      known = Math.max(known ?? 0, revision);
      for (const message of messages) {
        // A page that was read before a deletion may arrive after it.
        if ((deletedAt.get(message.seq) ?? 0) > revision) continue;
        changed.set(message.seq, message);
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
      const now = changed.get(message.seq);
      if (now !== null) return patches.apply(now ?? message);
      const { body: _, replyTo: __, quote: ___, reactions: ____, mentions: _____, ...facts } = message;
      return { ...facts, deleted: true };
    },

    /** Forgets the changes, because a restored database assigns their numbers again. */
    forget() {
      changed.clear();
      deletedAt.clear();
      patches.clear();
      early.clear();
    },
  };
}
