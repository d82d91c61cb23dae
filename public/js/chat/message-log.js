import { createLogGap } from './log-gap.js';

/** @import { ChatMessage, HistoryPage } from './protocol.js' */

/**
 * Holds the messages of a meeting that this page knows: a run of `seq` without gaps or duplicates.
 * A message that arrives early waits until the run reaches it. So the run is always a section of
 * the server's table, also when broadcasts are lost, duplicated or out of order.
 *
 * Methods that add messages return those that became visible, in order.
 */
export function createMessageLog() {
  /** @type {ChatMessage[]} */
  let run = [];
  const gap = createLogGap();
  let hasStarted = false;
  let hasOlder = false;

  const lastSeq = () => run.at(-1)?.seq ?? 0;

  /** @returns {ChatMessage[]} early messages that the run has reached */
  const release = () => {
    const released = gap.takeAfter(lastSeq());
    run.push(...released);
    return released;
  };

  return {
    get messages() {
      return /** @type {readonly ChatMessage[]} */ (run);
    },
    get firstSeq() {
      return run[0]?.seq ?? 0;
    },
    get lastSeq() {
      return lastSeq();
    },
    get hasOlder() {
      return hasOlder;
    },
    /** The `lastSeq` of the next handshake: one message early, so that `agrees` can compare one. */
    get resumeAfterSeq() {
      return hasStarted ? Math.max(0, lastSeq() - 1) : undefined;
    },
    /** Whether the server is known to have messages that the run lacks. */
    get isBehind() {
      return hasStarted && gap.isOpen(lastSeq());
    },

    /**
     * Replaces the run by the newest page of the server's table.
     *
     * @param {HistoryPage} page
     */
    start(page) {
      run = [...page.messages].sort(bySeq);
      hasStarted = true;
      hasOlder = page.more;
      gap.settle(lastSeq());
      gap.restart();
      release();
      return run;
    },

    /** Drops held messages and holds every further one until `start`. */
    startOver() {
      hasStarted = false;
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
      if (!hasStarted || afterSeq > lastSeq()) return [];
      const missing = page.messages.filter((message) => message.seq > lastSeq()).sort(bySeq);
      run.push(...missing);
      if (page.more) gap.reaches(lastSeq() + 1);
      return [...missing, ...release()];
    },

    /**
     * Inserts the page before the run's first message.
     *
     * @param {HistoryPage} page
     */
    prepend(page) {
      const first = run[0]?.seq ?? 0;
      const older = page.messages.filter((message) => message.seq < first).sort(bySeq);
      run.unshift(...older);
      hasOlder = page.more;
      return older;
    },

    /**
     * Drops the oldest messages; `history` can fetch them again.
     *
     * @param {number} count the number to keep
     * @returns {ChatMessage[]} the dropped messages
     */
    keepNewest(count) {
      const dropped = run.splice(0, Math.max(0, run.length - count));
      if (dropped.length > 0) hasOlder = true;
      return dropped;
    },

    /** Called when a connection opens: the server stored the whole run before that. */
    connected: () => gap.settle(lastSeq()),

    /** @param {HistoryPage} page */
    agrees: (page) => holdsLast(page, run.at(-1)),

    /** @param {number} seq the server's newest */
    head: (seq) => (hasStarted ? gap.compare(seq, lastSeq()) : 'level'),
  };
}

/** @typedef {ReturnType<typeof createMessageLog>} MessageLog */

/**
 * @param {ChatMessage} a
 * @param {ChatMessage} b
 */
const bySeq = (a, b) => a.seq - b.seq;

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
