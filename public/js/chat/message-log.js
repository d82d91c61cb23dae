/** @import { ChatMessage, HistoryPage } from './protocol.js' */

/** Early messages kept while a gap is open. More are dropped: closing the gap brings them again. */
const maxHeld = 1_000;

/**
 * The messages of a meeting as this page knows them: a run of `seq` without gaps or doubles whose new end follows
 * the server. A message that arrives early waits until the run has reached it, so whatever order, doubling or loss
 * the announcements suffer, the run is always a piece of the server's table.
 *
 * Methods that add answer with what became visible by it, in order.
 */
export function createMessageLog() {
  /** @type {ChatMessage[]} */
  let run = [];
  /** @type {Map<number, ChatMessage>} */
  const held = new Map();
  let hasStarted = false;
  let hasOlder = false;
  /** The highest `seq` the server said it has; what is held may be newer still. */
  let knownHead = 0;
  /** Where the run ended one beacon ago: stored, surely, before the next beacon was read. */
  let settledSeq = 0;

  const lastSeq = () => run.at(-1)?.seq ?? 0;

  /** @returns {ChatMessage[]} what waited for the present end of the run */
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
    /** Where a new connection continues: one message early, so that `agrees` has something to compare. */
    get resumesAfter() {
      return hasStarted ? Math.max(0, lastSeq() - 1) : undefined;
    },
    /** True while the server is known to have messages that the run does not. */
    get isBehind() {
      return hasStarted && (held.size > 0 || knownHead > lastSeq());
    },

    /**
     * Begins, or begins anew, with the newest page of the server's table.
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

    /** Forgets everything but what is announced from now on, until `start`. */
    startOver() {
      hasStarted = false;
      held.clear();
    },

    /** @param {ChatMessage} message one that was announced, or acknowledged */
    receive(message) {
      if (held.size < maxHeld) held.set(message.seq, message);
      knownHead = Math.max(knownHead, message.seq);
      return hasStarted ? release() : [];
    },

    /**
     * Takes everything that the table holds after `afterSeq`, up to the page's last message.
     * @param {number} afterSeq what was asked for
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
     * Takes the page before the run's first message.
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
     * Lets go of the oldest messages, which `history` can bring back.
     * @param {number} count how many to keep
     * @returns {ChatMessage[]} what was dropped
     */
    keepNewest(count) {
      const dropped = run.splice(0, Math.max(0, run.length - count));
      if (dropped.length > 0) hasOlder = true;
      return dropped;
    },

    /** Everything in the run was stored before this connection was made. */
    connected() {
      settledSeq = lastSeq();
    },

    /**
     * False when the table holds another message in the place of our last one: it was restored, and has grown again.
     * @param {HistoryPage} page
     */
    agrees(page) {
      const last = run.at(-1);
      const same = page.messages.find(({ seq }) => seq === last?.seq);
      // Not by id, which a table that has grown again gives a second time.
      return !same || (same.clientId === last?.clientId && same.userId === last.userId);
    },

    /**
     * Compares with the server's newest `seq`. `ahead` means that the table lost messages which this page has
     * already shown: the database was restored, and the page must start over.
     *
     * A beacon can be overtaken by a message stored just after it was read, so only messages that were
     * here at the beacon before count as lost.
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
