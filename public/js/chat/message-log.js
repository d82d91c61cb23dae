/** @import { ChatMessage, HistoryPage } from './protocol.js' */

/** Early messages kept while a gap is open. More are dropped, and fetched with the gap. */
const maxHeld = 1_000;

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
  /** @type {Map<number, ChatMessage>} */
  const held = new Map();
  let hasStarted = false;
  let hasOlder = false;
  /** The highest `seq` that the server announced. Held messages may be newer. */
  let knownHead = 0;
  /** The end of the run at the previous `head`: stored before the server read the next one. */
  let settledSeq = 0;

  const lastSeq = () => run.at(-1)?.seq ?? 0;

  /** @returns {ChatMessage[]} held messages that follow the end of the run */
  const release = () => {
    const released = [];
    for (let next = held.get(lastSeq() + 1); next; next = held.get(lastSeq() + 1)) {
      run.push(next);
      released.push(next);
    }
    for (const seq of held.keys()) if (seq <= lastSeq()) held.delete(seq);
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
    get hasStarted() {
      return hasStarted;
    },
    get hasOlder() {
      return hasOlder;
    },
    /** The `lastSeq` of the next handshake: one message early, so that `agrees` can compare one. */
    get resumesAfter() {
      return hasStarted ? Math.max(0, lastSeq() - 1) : undefined;
    },
    /** Whether the server is known to have messages that the run lacks. */
    get isBehind() {
      return hasStarted && (held.size > 0 || knownHead > lastSeq());
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
      settledSeq = lastSeq();
      release();
      knownHead = Math.max(lastSeq(), ...held.keys());
      return run;
    },

    /** Drops held messages and holds every further one until `start`. */
    startOver() {
      hasStarted = false;
      held.clear();
    },

    /** @param {ChatMessage} message broadcast or acknowledged by the server */
    receive(message) {
      if (held.size < maxHeld) held.set(message.seq, message);
      knownHead = Math.max(knownHead, message.seq);
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
      if (page.more) knownHead = Math.max(knownHead, lastSeq() + 1);
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
    connected() {
      settledSeq = lastSeq();
    },

    /**
     * Whether the server's table still holds our last message. It does not when the database was
     * restored and other messages took that number.
     *
     * @param {HistoryPage} page
     */
    agrees(page) {
      const last = run.at(-1);
      const same = page.messages.find(({ seq }) => seq === last?.seq);
      // Ids do not tell: a restored table assigns them a second time.
      return !same || (same.clientId === last?.clientId && same.userId === last.userId);
    },

    /**
     * Compares the run with the server's newest `seq`. `ahead` means that the table lost messages
     * that this page has shown: the database was restored, and the page must start over.
     *
     * A message stored just after the server read a `head` can arrive before it, so only messages
     * that were in the run at the previous `head` count as lost.
     *
     * @param {number} seq
     * @returns {'level' | 'behind' | 'ahead'}
     */
    head(seq) {
      if (!hasStarted) return 'level';
      const isAhead = seq < settledSeq;
      settledSeq = lastSeq();
      if (isAhead) return 'ahead';
      knownHead = seq;
      return seq > lastSeq() ? 'behind' : 'level';
    },
  };
}

/** @typedef {ReturnType<typeof createMessageLog>} MessageLog */

/**
 * @param {ChatMessage} a
 * @param {ChatMessage} b
 */
const bySeq = (a, b) => a.seq - b.seq;
