import { retryDelay } from '../chat/retry-delay.js';
import { ackTimeoutMs } from './protocol.js';

/** @import { AlarmSocket, Stage } from './protocol.js' */
/** @import { After } from '../chat/timers.js' */

/**
 * Keeps one socket connected, with random delays between attempts. Socket.IO's own reconnection is
 * off: it gives up when the server disconnects, and the chat of the same page shares the
 * connection.
 *
 * @param {object} page
 * @param {AlarmSocket} page.socket made with `reconnection: false`
 * @param {After} page.after
 * @param {() => number} page.random
 * @param {() => boolean} page.isVisible
 */
export function keepConnected({ socket, after, random, isVisible }) {
  let attempts = 0;
  /** False once the server has said that nobody is logged in: this page does not try again. */
  let mayConnect = true;
  /**
   * The person has more pages open than the server admits: the visible page keeps trying, the
   * others wait until they are visible.
   */
  let isOverLimit = false;
  let cancel = () => {};

  const retry = () => {
    if (!mayConnect) return;
    cancel();
    if (!isOverLimit || isVisible()) cancel = after(retryDelay(attempts, random), () => socket.connect());
    attempts += 1;
  };
  socket.on('connect', () => {
    attempts = 0;
    isOverLimit = false;
  });
  socket.on('disconnect', retry);
  socket.on('connect_error', (error) => {
    const code = /** @type {{ data?: { code?: string } }} */ (error).data?.code;
    mayConnect = code !== 'unauthenticated';
    isOverLimit = code === 'too_many_connections';
    retry();
  });
  socket.connect();

  return {
    /** Call it when the network is back or the page is visible again. */
    wake() {
      // The first retry after a disconnect comes soon. An earlier one would reconnect the chat,
      // which shares the connection, before its own delay is over.
      if (!mayConnect || socket.connected || (attempts < 2 && !isOverLimit)) return;
      cancel();
      cancel = after(random() * 500, () => socket.connect());
    },

    /**
     * @param {string} id
     * @param {Stage} stage
     * @returns {Promise<boolean>} false when the report must be repeated
     */
    report: (id, stage) =>
      new Promise((resolve) => {
        if (!socket.connected) return resolve(false);
        socket
          .timeout(ackTimeoutMs)
          .emit('alarm:seen', { id, stage }, (error, answer) =>
            resolve(!error && (answer.ok || answer.code === 'invalid')),
          );
      }),
  };
}
