import { ackTimeout } from './protocol.js';
import { retryDelay } from './retry-delay.js';

/** @import { ChatSocket, EntryRefusal, HistoryAnswer, HistoryRequest, SendAnswer } from './protocol.js' */
/** @import { After } from './timers.js' */

/** @typedef {'connecting' | 'open' | 'reconnecting' | 'closed'} ConnectionState */

/** What the server can say instead of letting someone in. Anything else that fails is tried again. */
const refusals = new Set([
  'unauthenticated',
  'not_found',
  'not_member',
  'not_open_yet',
  'closed',
  'cancelled',
  'too_many_connections',
]);

/** Milliseconds that have to pass after a break before anything may connect again: what retryDelay waits at least. */
const earliestRetry = 2_600;

/** Milliseconds in which the first page of the log has to come over a new connection. */
const firstPageTimeout = 10_000;

/** Milliseconds that the connections of a server that died may go on counting as ours. */
const lease = 13_000;

/**
 * Keeps one socket connected for as long as the server lets it in.
 *
 * Socket.IO's own reconnection is off: it knows nothing of refusals, gives up when the server is the one who
 * disconnects, and spreads its first attempt as widely as the later ones.
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
  let lostAt = 0;
  let isWanted = false;
  let hasBeenIn = false;
  /** @type {number | null} since when there have been too many connections */
  let crowdedSince = null;
  let cancelRetry = () => {};
  let cancelFirstPage = () => {};

  const lost = () => {
    cancelFirstPage();
    if (!isWanted) return;
    if (attempts === 0) lostAt = now();
    onState('reconnecting');
    cancelRetry();
    cancelRetry = after(retryDelay(attempts, random), () => socket.connect());
    attempts += 1;
  };

  const leave = () => {
    isWanted = false;
    cancelRetry();
    cancelFirstPage();
    socket.disconnect();
    onState('closed');
  };

  /** Whether those too many may be this browser's own, of before the break. */
  const mayClear = () => {
    crowdedSince ??= now();
    return hasBeenIn && now() - crowdedSince < lease;
  };

  socket.on('connect', () => {
    hasBeenIn = true;
    crowdedSince = null;
    cancelFirstPage();
    // Nothing can be shown or sent before it: a line without it is as good as none.
    cancelFirstPage = after(firstPageTimeout, () => socket.disconnect());
    onState('open');
  });
  socket.on('history', () => {
    cancelFirstPage();
    attempts = 0;
  });
  socket.on('disconnect', () => {
    lostAt = now();
    lost();
  });
  socket.on('connect_error', (error) => {
    const refusal = /** @type {{ data?: { code: EntryRefusal, opensAt?: string } }} */ (error).data;
    if (refusal?.code !== 'too_many_connections') crowdedSince = null;
    else if (mayClear()) return lost();
    if (!refusal || !refusals.has(refusal.code)) return lost();
    leave();
    onRefused(refusal.code, refusal);
  });

  return {
    get isOpen() {
      return socket.connected;
    },

    connect() {
      isWanted = true;
      attempts = 0;
      onState('connecting');
      socket.connect();
    },

    /** Something changed that makes an attempt worth while now: the network is back, the page is looked at again. */
    retryNow() {
      if (!isWanted || socket.connected || attempts === 0) return;
      cancelRetry();
      const wait = Math.max(0, lostAt + earliestRetry - now()) + random() * 500;
      cancelRetry = after(wait, () => socket.connect());
    },

    /** For good. */
    close: leave,

    /**
     * @param {HistoryRequest} request
     * @returns {Promise<HistoryAnswer | null>} null: no answer came
     */
    askHistory: (request) =>
      new Promise((resolve) => {
        if (!socket.connected) return resolve(null);
        socket
          .timeout(ackTimeout)
          .emit('history', request, (error, answer) => resolve(error ? null : answer));
      }),

    /**
     * @param {{ clientId: string, body: string }} message
     * @returns {Promise<SendAnswer | null>} null: no answer came
     */
    send: (message) =>
      new Promise((resolve) => {
        if (!socket.connected) return resolve(null);
        socket
          .timeout(ackTimeout)
          .emit('message:send', message, (error, answer) => resolve(error ? null : answer));
      }),
  };
}

/** @typedef {ReturnType<typeof createConnection>} Connection */
