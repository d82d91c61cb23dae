import { retryDelay } from '../chat/retry-delay.js';
import { ackTimeout } from './protocol.js';

/** @import { AlarmSocket, Stage } from './protocol.js' */
/** @import { After } from '../chat/timers.js' */

/**
 * Keeps one socket connected, with waits that spread. Socket.IO's own reconnection is off: the chat on the same page shares the line, and
 * it gives up when the server is the one who disconnects.
 *
 * @param {object} page
 * @param {AlarmSocket} page.socket made with `reconnection: false`
 * @param {After} page.after
 * @param {() => number} page.random
 * @param {() => boolean} page.isLookedAt
 */
export function keepConnected({ socket, after, random, isLookedAt }) {
  let attempts = 0;
  /** Not for who is not logged in, as long as this page is open. */
  let isWanted = true;
  /** She has as many pages open as the server hears: the one that she looks at tries for a place, the others wait until she looks. */
  let isCrowded = false;
  let cancel = () => {};

  const lost = () => {
    if (!isWanted) return;
    cancel();
    if (!isCrowded || isLookedAt()) cancel = after(retryDelay(attempts, random), () => socket.connect());
    attempts += 1;
  };
  socket.on('connect', () => {
    attempts = 0;
    isCrowded = false;
  });
  socket.on('disconnect', lost);
  socket.on('connect_error', (error) => {
    const code = /** @type {{ data?: { code?: string } }} */ (error).data?.code;
    isWanted = code !== 'unauthenticated';
    isCrowded = code === 'too_many_connections';
    lost();
  });
  socket.connect();

  return {
    /** The network is back, or the page is looked at again. */
    wake() {
      // The first attempt after a break comes soon enough: earlier, the line would bring the chat back before its time.
      if (!isWanted || socket.connected || (attempts < 2 && !isCrowded)) return;
      cancel();
      cancel = after(random() * 500, () => socket.connect());
    },

    /**
     * @param {string} id
     * @param {Stage} stage
     * @returns {Promise<boolean>} whether it need not be said again: the server has it, or never will
     */
    say: (id, stage) =>
      new Promise((resolve) => {
        if (!socket.connected) return resolve(false);
        socket
          .timeout(ackTimeout)
          .emit('alarm:seen', { id, stage }, (error, answer) =>
            resolve(!error && (answer.ok || answer.code === 'invalid')),
          );
      }),
  };
}
