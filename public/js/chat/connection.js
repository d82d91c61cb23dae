import { ackTimeoutMs } from './protocol.js';
import { retryDelay } from './retry-delay.js';

/** @import { Sent } from './outbox.js' */
/** @import { ChatSocket, EntryRefusal, HistoryAnswer } from './protocol.js' */
/** @import { HistoryRequest, SendAnswer } from './protocol.js' */
/** @import { After } from './timers.js' */

/** @typedef {'connecting' | 'open' | 'reconnecting' | 'closed'} ConnectionState */

/** Refusals for good. After any other failure the page reconnects. */
const refusals = new Set([
  'unauthenticated',
  'not_found',
  'not_member',
  'not_open_yet',
  'closed',
  'cancelled',
  'too_many_connections',
]);

/**
 * Milliseconds after a disconnect before any reconnect: the shortest first wait of `retryDelay`.
 */
const minRetryMs = 2_600;

/** Milliseconds within which the first page of the log has to arrive over a new connection. */
const firstPageTimeoutMs = 10_000;

/** Milliseconds that connections to a killed server may still count: their presence lease. */
const presenceLeaseMs = 13_000;

/**
 * Keeps one socket connected until the server refuses it.
 *
 * Socket.IO's own reconnection is off: it gives up when the server disconnects.
 *
 * @param {object} room
 * @param {ChatSocket} room.socket made with `reconnection: false`
 * @param {After} room.after
 * @param {() => number} room.now
 * @param {() => number} room.random
 * @param {(state: ConnectionState) => void} room.onState
 * @param {(code: EntryRefusal, details: { opensAt?: string }) => void} room.onRefused
 */
export function createConnection({ socket, after, now, random, onState, onRefused }) {
  let attempts = 0;
  let lostAtMs = 0;
  let isWanted = false;
  let hasBeenIn = false;
  /** @type {number | null} the first refusal for too many connections in a row */
  let crowdedSinceMs = null;
  let cancelRetry = () => {};
  let cancelFirstPage = () => {};

  const reconnectLater = () => {
    cancelFirstPage();
    if (!isWanted) return;
    if (attempts === 0) lostAtMs = now();
    onState('reconnecting');
    cancelRetry();
    cancelRetry = after(retryDelay(attempts, random), () => socket.connect());
    attempts += 1;
  };

  const leave = () => {
    isWanted = false;
    cancelRetry();
    cancelFirstPage();
    // A packet after the server closed the socket would end the whole connection.
    if (socket.connected) after(1_000, () => socket.disconnect());
    else socket.disconnect();
    onState('closed');
  };

  /**
   * Whether the too many connections may be this page's own, not yet expired after a disconnect.
   */
  const mayExpire = () => {
    crowdedSinceMs ??= now();
    return hasBeenIn && now() - crowdedSinceMs < presenceLeaseMs;
  };

  socket.on('connect', () => {
    hasBeenIn = true;
    crowdedSinceMs = null;
    // Nothing can be shown or sent before the first page, so a socket without it reconnects.
    cancelFirstPage = after(firstPageTimeoutMs, () => socket.disconnect());
    onState('open');
  });
  socket.on('history', () => {
    cancelFirstPage();
    attempts = 0;
  });
  socket.on('disconnect', () => {
    lostAtMs = now();
    reconnectLater();
  });
  socket.on('connect_error', (error) => {
    const refusal = /** @type {{ data?: { code: EntryRefusal, opensAt?: string } }} */ (error).data;
    if (refusal?.code !== 'too_many_connections') crowdedSinceMs = null;
    else if (mayExpire()) return reconnectLater();
    if (!refusal || !refusals.has(refusal.code)) return reconnectLater();
    leave();
    onRefused(refusal.code, refusal);
  });

  return {
    socket,
    get isOpen() {
      return socket.connected;
    },
    connect() {
      if (socket.connected) return;
      isWanted = true;
      attempts = 0;
      onState('connecting');
      socket.connect();
    },

    /** Reconnects sooner because the network is back or the page is visible again. */
    retryNow() {
      if (!isWanted || socket.connected || attempts === 0) return;
      cancelRetry();
      const wait = Math.max(0, lostAtMs + minRetryMs - now()) + random() * 500;
      cancelRetry = after(wait, () => socket.connect());
    },

    /** Disconnects and does not reconnect. */
    close: leave,

    /**
     * @param {HistoryRequest} request
     * @returns {Promise<HistoryAnswer | null>}
     */
    askHistory: (request) =>
      answerOf(socket, (done) => socket.timeout(ackTimeoutMs).emit('history', request, done)),

    /**
     * @param {Sent} message
     * @returns {Promise<SendAnswer | null>}
     */
    send: (message) =>
      answerOf(socket, (done) => socket.timeout(ackTimeoutMs).emit('message:send', message, done)),
  };
}

/** @typedef {ReturnType<typeof createConnection>} Connection */

/**
 * Emits an event and waits for its answer.
 *
 * @template Answer
 * @param {ChatSocket} socket
 * @param {(done: (error: unknown, answer: Answer) => void) => void} emit
 * @returns {Promise<Answer | null>} null: not connected, or no answer in time
 */
const answerOf = (socket, emit) =>
  new Promise((resolve) => {
    if (!socket.connected) return resolve(null);
    emit((error, answer) => resolve(error ? null : answer));
  });
