/** @import { ChatMessage, MessageChange } from './protocol.js' */

/**
 * Keeps the reactions that were broadcast after a message was read. Broadcasts arrive in any order,
 * so the newest revision counts: for the counts of a message, and for each own reaction.
 *
 * @param {string} myId
 */
export function createReactionPatches(myId) {
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
