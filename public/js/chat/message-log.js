import { createLogGap } from './log-gap.js';
import { createMessageChanges } from './message-changes.js';
import { createMessageRun } from './message-run.js';

/** @import { ChatMessage, HistoryPage } from './protocol.js' */

/**
 * Holds the messages of a meeting that this page knows: a run of `seq` without gaps or duplicates.
 * A message that arrives early waits until the run reaches it. So the run is always a section of
 * the server's table, also when broadcasts are lost, duplicated or out of order.
 *
 * Methods that add messages return those that became visible, in order.
 *
 * @param {string} [myId]
 */
export function createMessageLog(myId = '') {
  const changes = createMessageChanges(myId);
  const run = createMessageRun(changes.apply);
  const gap = createLogGap();
  let hasStarted = false;
  let hasOlder = false;

  /** @returns {ChatMessage[]} early messages that the run has reached */
  const release = () => run.append(gap.takeAfter(run.lastSeq));

  return {
    changes,

    get messages() {
      return run.messages;
    },
    get firstSeq() {
      return run.firstSeq;
    },
    get lastSeq() {
      return run.lastSeq;
    },
    get hasOlder() {
      return hasOlder;
    },
    /** The `lastSeq` of the next handshake: one message early, so that `agrees` can compare one. */
    get resumeAfterSeq() {
      return hasStarted ? Math.max(0, run.lastSeq - 1) : undefined;
    },
    /** Whether the server is known to have messages that the run lacks. */
    get isBehind() {
      return hasStarted && gap.isOpen(run.lastSeq);
    },

    /**
     * Replaces the run by the newest page of the server's table.
     *
     * @param {HistoryPage} page
     */
    start(page) {
      run.replace(page.messages);
      hasStarted = true;
      hasOlder = page.more;
      gap.settle(run.lastSeq);
      gap.restart();
      release();
      return run.messages;
    },

    /** Drops held messages and holds every further one until `start`. */
    startOver() {
      hasStarted = false;
      changes.forget();
      gap.clear();
    },

    /** @param {ChatMessage} message broadcast or acknowledged by the server */
    receive(message) {
      gap.hold(message);
      return hasStarted ? release() : [];
    },

    /**
     * Appends the messages after `afterSeq`, up to the page's last message.
     *
     * @param {number} afterSeq as requested
     * @param {HistoryPage} page
     */
    extend(afterSeq, page) {
      if (!hasStarted || afterSeq > run.lastSeq) return [];
      const missing = run.append(page.messages);
      if (page.more) gap.reaches(run.lastSeq + 1);
      return [...missing, ...release()];
    },

    /**
     * Inserts the page before the run's first message.
     *
     * @param {HistoryPage} page
     */
    prepend(page) {
      hasOlder = page.more;
      return run.prepend(page.messages);
    },

    update: run.update,

    /** @param {number} seq */
    messageAt: (seq) => run.messages[seq - run.firstSeq],

    /**
     * Drops the oldest messages; `history` can fetch them again.
     *
     * @param {number} count the number to keep
     * @returns {ChatMessage[]} the dropped messages
     */
    keepNewest(count) {
      const dropped = run.keepNewest(count);
      if (dropped.length > 0) hasOlder = true;
      return dropped;
    },

    /** Called when a connection opens: the server stored the whole run before that. */
    connected: () => gap.settle(run.lastSeq),

    /** @param {HistoryPage} page */
    agrees: (page) => holdsLast(page, run.messages.at(-1)),

    /** @param {number} seq the server's newest */
    head: (seq) => (hasStarted ? gap.compare(seq, run.lastSeq) : 'level'),
  };
}

/** @typedef {ReturnType<typeof createMessageLog>} MessageLog */

/**
 * Whether the server's table still holds our last message. It does not when the database was
 * restored and other messages took that number.
 *
 * @param {HistoryPage} page
 * @param {ChatMessage | undefined} last
 */
function holdsLast(page, last) {
  const same = page.messages.find(({ seq }) => seq === last?.seq);
  // Ids do not tell: a restored table assigns them a second time.
  return !same || (same.clientId === last?.clientId && same.userId === last.userId);
}
