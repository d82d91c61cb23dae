/** @import { ChatMessage } from './protocol.js' */

/**
 * Holds messages in the order of their `seq`, each once.
 *
 * @param {(message: ChatMessage) => ChatMessage} apply returns a message as it is now
 */
export function createMessageRun(apply) {
  /** @type {ChatMessage[]} */
  let run = [];

  /** @param {readonly ChatMessage[]} messages */
  const ordered = (messages) => messages.map(apply).sort((a, b) => a.seq - b.seq);

  return {
    get messages() {
      return /** @type {readonly ChatMessage[]} */ (run);
    },
    get firstSeq() {
      return run[0]?.seq ?? 0;
    },
    get lastSeq() {
      return run.at(-1)?.seq ?? 0;
    },

    /** @param {readonly ChatMessage[]} messages */
    replace(messages) {
      run = ordered(messages);
    },

    /**
     * @param {readonly ChatMessage[]} messages
     * @returns {ChatMessage[]} those that are newer than the run, now its end
     */
    append(messages) {
      const newer = ordered(messages.filter(({ seq }) => seq > this.lastSeq));
      run.push(...newer);
      return newer;
    },

    /**
     * @param {readonly ChatMessage[]} messages
     * @returns {ChatMessage[]} those that are older than the run, now its beginning
     */
    prepend(messages) {
      const older = ordered(messages.filter(({ seq }) => seq < this.firstSeq));
      run.unshift(...older);
      return older;
    },

    /**
     * @param {number} count the number to keep
     * @returns {ChatMessage[]} the oldest messages, which it dropped
     */
    keepNewest: (count) => run.splice(0, Math.max(0, run.length - count)),

    /** Applies the changes that came after the messages. */
    update() {
      run = run.map(apply);
    },
  };
}
