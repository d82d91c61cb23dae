/** @import { ChatMessage, HistoryAnswer, MessageChange } from './protocol.js' */

/** @typedef {{ deleted: true, hidden?: true }} Gone */

/**
 * Knows which messages changed, and whether this page missed a change. A page of the log that was
 * read before a change can arrive after it, so the changes are kept.
 *
 * @param {string} myId
 */
export function createMessageChanges(myId) {
  /**
   * The newest known state of each changed message, as of a revision.
   *
   * @type {Map<number, { revision: number, message?: ChatMessage, gone?: Gone }>}
   */
  const changed = new Map();
  const patches = createReactionPatches(myId);
  /** Applied revisions that follow one which is still missing. */
  const early = new Set();
  /** No change up to this revision is missing. The first `head` sets it. */
  let known = Infinity;
  /** The end of the last page of changes. A message that changed again is on a later page. */
  let fetchedTo = 0;
  let newest = 0;
  let newestSeen = 0;
  /** A revision that the server had before it read the next `head`. */
  let settled = 0;

  const revisionOf = (/** @type {number} */ seq) => changed.get(seq)?.revision ?? 0;

  return {
    /** How often the log started over. A page that was requested before is too old. */
    restarts: 0,
    /** The changes after this revision have to be fetched. */
    get fetchAfter() {
      return Math.max(known, fetchedTo);
    },
    get isBehind() {
      return newest > known;
    },

    /**
     * @param {MessageChange} change
     * @returns whether the message is another one now; a restored one is fetched
     */
    learn(change) {
      const { seq, revision, deleted, hidden, reactions } = change;
      const isWhole = deleted || reactions !== undefined;
      newest = Math.max(newest, revision);
      if (!isWhole || revision <= known) return false;
      early.add(revision);
      newestSeen = Math.max(newestSeen, revision);
      // Broadcasts and pages arrive in any order.
      const isNews = revision > revisionOf(seq);
      if (isNews && deleted) changed.set(seq, { revision, gone: hidden ? { deleted, hidden } : { deleted } });
      else if (isNews) patches.add(change);
      while (early.delete(known + 1)) known += 1;
      return isNews;
    },

    /** @param {Extract<HistoryAnswer, { ok: true }>} page the changes after `fetchAfter` */
    fetched({ messages, more, revision = 0 }) {
      fetchedTo = revision;
      newestSeen = Math.max(newestSeen, revision);
      if (!more) known = Math.max(known, revision);
      for (const message of messages) {
        if (revisionOf(message.seq) > revision) continue;
        changed.set(message.seq, { revision, message });
        patches.settle(message.seq, revision);
      }
    },

    /** Called when a connection opens: the server had every known change before that. */
    settle() {
      settled = newestSeen;
    },

    /**
     * @param {number} revision the server's newest
     * @returns whether a restored database lacks changes that this page has
     */
    head(revision) {
      const isRestored = revision < settled;
      known = Math.min(known, revision);
      fetchedTo = Math.min(fetchedTo, revision);
      newest = revision;
      // A change can arrive before a `head` that was read just before it, but not before two.
      settled = newestSeen = Math.max(newestSeen, revision);
      return isRestored;
    },

    /**
     * @param {ChatMessage} message
     * @returns {ChatMessage} as it is now
     */
    apply(message) {
      const now = changed.get(message.seq);
      if (!now?.gone) return patches.apply(now?.message ?? message);
      const { body: _, replyTo: __, quote: ___, reactions: ____, mentions: _____, ...facts } = message;
      return { ...facts, ...now.gone };
    },

    /** Forgets the changes, because a restored database assigns their numbers again. */
    forget() {
      this.restarts += 1;
      changed.clear();
      patches.clear();
      early.clear();
      fetchedTo = newestSeen = settled = 0;
    },
  };
}

/**
 * Keeps the reactions that were broadcast after a message was read. Broadcasts arrive in any order,
 * so the newest revision counts: for the counts of a message, and for each own reaction.
 *
 * @param {string} myId
 */
function createReactionPatches(myId) {
  /**
   * @typedef {{ revision: number, on: boolean }} Own
   * @type {Map<number, { revision: number, reactions: NonNullable<ChatMessage['reactions']>, own: Map<string, Own> }>}
   */
  const patches = new Map();

  return {
    /** @param {MessageChange} change */
    add({ seq, revision, reactions = [], by = [] }) {
      const patch = patches.get(seq) ?? { revision: 0, reactions, own: new Map() };
      patches.set(seq, patch);
      if (revision > patch.revision) Object.assign(patch, { revision, reactions });
      for (const { userId, emoji, on } of by) {
        if (userId === myId && (patch.own.get(emoji)?.revision ?? 0) < revision) {
          patch.own.set(emoji, { revision, on });
        }
      }
    },

    /**
     * Forgets what a page of this revision holds already.
     *
     * @param {number} seq
     * @param {number} revision
     */
    settle(seq, revision) {
      const patch = patches.get(seq);
      if (patch && patch.revision <= revision) patches.delete(seq);
      for (const [emoji, own] of patch?.own ?? []) if (own.revision <= revision) patch?.own.delete(emoji);
    },

    /**
     * @param {ChatMessage} message
     * @returns {ChatMessage} with its newest reactions
     */
    apply(message) {
      const patch = patches.get(message.seq);
      if (!patch || message.deleted) return message;
      const { reactions: before = [], ...rest } = message;
      if (patch.reactions.length === 0) return rest;
      const wasMine = (/** @type {string} */ emoji) => before.some((one) => one.emoji === emoji && one.mine);
      return {
        ...rest,
        reactions: patch.reactions.map(({ emoji, count }) => ({
          emoji,
          count,
          mine: patch.own.get(emoji)?.on ?? wasMine(emoji),
        })),
      };
    },

    clear: () => patches.clear(),
  };
}
