/** @import { ChatMessage } from './protocol.js' */

/** Early messages kept while a gap is open. More are dropped, and fetched with the gap. */
const maxHeld = 1_000;

/**
 * Knows what lies beyond the end of the log: messages that arrived early, and the server's newest
 * `seq`.
 */
export function createLogGap() {
  /** @type {Map<number, ChatMessage>} */
  const held = new Map();
  /** The highest `seq` that the server announced. */
  let knownHead = 0;
  /** The newest message at the previous `head`: stored before the server read the next one. */
  let settledSeq = 0;

  /** @param {number} lastSeq the end of the log */
  const newestAfter = (lastSeq) => Math.max(lastSeq, ...held.keys());

  return {
    /** @param {number} lastSeq the end of the log */
    isOpen: (lastSeq) => held.size > 0 || knownHead > lastSeq,

    /** @param {ChatMessage} message */
    hold(message) {
      if (held.size < maxHeld) held.set(message.seq, message);
      this.reaches(message.seq);
    },

    /** @param {number} seq a message with this number is stored */
    reaches(seq) {
      knownHead = Math.max(knownHead, seq);
    },

    /** Forgets the server's newest `seq`: it may have lost messages. */
    restart() {
      knownHead = newestAfter(0);
    },

    /** @param {number} lastSeq the end of a log that the server stored before now */
    settle(lastSeq) {
      settledSeq = newestAfter(lastSeq);
    },

    /**
     * Removes and returns the held messages that follow the log, and drops older ones.
     *
     * @param {number} lastSeq
     */
    takeAfter(lastSeq) {
      const following = [];
      let end = lastSeq;
      for (let next = held.get(end + 1); next; next = held.get(end + 1)) {
        following.push(next);
        end += 1;
      }
      for (const seq of held.keys()) if (seq <= end) held.delete(seq);
      return following;
    },

    clear: () => held.clear(),

    /**
     * Compares the log with the server's newest `seq`. `ahead` means that the table lost messages
     * that this page has shown: the database was restored, and the page must start over.
     *
     * A message stored just after the server read a `head` can arrive before it, so only messages
     * that had arrived at the previous `head` count as lost.
     *
     * @param {number} seq
     * @param {number} lastSeq
     * @returns {'level' | 'behind' | 'ahead'}
     */
    compare(seq, lastSeq) {
      const isAhead = seq < settledSeq;
      settledSeq = newestAfter(lastSeq);
      if (isAhead) return 'ahead';
      knownHead = seq;
      return seq > lastSeq ? 'behind' : 'level';
    },
  };
}
