import { retryDelay } from '../chat/retry-delay.js';
import { ackTimeout } from './protocol.js';

/** @import { AlarmSocket, Stage } from './protocol.js' */
/** @import { After } from '../chat/timers.js' */

/** What the server says instead of letting someone in, for as long as this page is open. */
const refusals = new Set(['unauthenticated', 'too_many_connections']);

/**
 * Keeps one socket connected, with waits that spread. Socket.IO's own reconnection is off: the chat on the same page shares the line, and
 * it gives up when the server is the one who disconnects.
 *
 * @param {object} page
 * @param {AlarmSocket} page.socket made with `reconnection: false`
 * @param {After} page.after
 * @param {() => number} page.random
 */
export function keepConnected({ socket, after, random }) {
  let attempts = 0;
  let isWanted = true;
  let cancel = () => {};

  const lost = () => {
    if (!isWanted) return;
    cancel();
    cancel = after(retryDelay(attempts, random), () => socket.connect());
    attempts += 1;
  };
  socket.on('connect', () => {
    attempts = 0;
  });
  socket.on('disconnect', lost);
  socket.on('connect_error', (error) => {
    const code = /** @type {{ data?: { code?: string } }} */ (error).data?.code;
    if (code !== undefined && refusals.has(code)) isWanted = false;
    lost();
  });
  socket.connect();

  return {
    /** The network is back, or the page is looked at again. */
    wake() {
      // The first attempt after a break comes soon enough: earlier, the line would bring the chat back before its time.
      if (!isWanted || socket.connected || attempts < 2) return;
      cancel();
      cancel = after(random() * 500, () => socket.connect());
    },

    /**
     * @param {string} id
     * @param {Stage} stage
     * @returns {Promise<boolean>} whether the server has it
     */
    say: (id, stage) =>
      new Promise((resolve) => {
        if (!socket.connected) return resolve(false);
        socket
          .timeout(ackTimeout)
          .emit('alarm:seen', { id, stage }, (error, answer) => resolve(!error && answer.ok));
      }),
  };
}
