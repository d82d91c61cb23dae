import { find } from './elements.js';
import { createGuestList } from './guest-list.js';
import { startsSoon } from './lobby/copy.js';
import { retryDelay } from './retry-delay.js';

/** @import { LobbySocket } from './lobby-protocol.js' */
/** @import { After } from './timers.js' */

/** How often a page that is too early looks whether its meeting was moved closer. */
const earlyCheckMs = 5_000;

/** Refusals after which the page itself says more when it is loaded again. */
const reloads = new Set(['unauthenticated', 'not_member', 'not_found']);
/** Refusals after which the room's own state says what happened. */
const ends = new Set(['closed', 'cancelled', 'too_many_connections']);

/**
 * Shows the members in the waiting room, from ten minutes before the start until the start.
 *
 * @param {object} page
 * @param {HTMLElement} page.root
 * @param {LobbySocket} page.socket made with `reconnection: false`
 * @param {string} page.myId
 * @param {() => number} page.startsAt milliseconds since 1970; changes when the meeting is moved
 * @param {() => number} page.now the server's time
 * @param {After} page.after
 * @param {() => number} page.random
 * @param {() => void} page.onChange called when the room may have opened or the meeting changed
 * @param {() => void} page.reload
 */
export function openLobby({ root, socket, myId, startsAt, now, after, random, onChange, reload }) {
  const panel = find(root, '#lobby', HTMLElement);
  const title = find(root, '#waiting-title', HTMLElement);
  const leadMs = Number(panel.dataset.leadMs);
  const guests = createGuestList({ panel, socket, myId });
  let isDone = false;
  // A second `connect` before the answer to the first would open a second connection.
  let isConnecting = false;
  let attempts = 0;
  let cancel = () => {};

  // The server closes the socket. A second `disconnect` would close the page's whole connection.
  const stop = () => {
    isDone = true;
    cancel();
    panel.hidden = true;
  };
  const enter = () => {
    cancel();
    if (isDone || isConnecting || socket.connected) return;
    const waitMs = startsAt() - leadMs - now();
    if (waitMs <= 0) {
      isConnecting = true;
      return void socket.connect();
    }
    panel.hidden = true;
    cancel = after(Math.min(waitMs, earlyCheckMs), enter);
  };
  const retry = () => {
    if (isDone) return;
    cancel();
    cancel = after(retryDelay(attempts, random), enter);
    attempts += 1;
  };

  socket.on('connect', () => {
    isConnecting = false;
    attempts = 0;
    panel.hidden = false;
    title.textContent = startsSoon;
  });
  socket.on('lobby', guests.show);
  socket.on('open', () => {
    stop();
    onChange();
  });
  socket.on('disconnect', () => {
    isConnecting = false;
    if (isDone) return;
    guests.disconnected();
    retry();
    onChange();
  });
  socket.on('connect_error', (error) => {
    isConnecting = false;
    const code = /** @type {{ data?: { code: string } }} */ (error).data?.code ?? '';
    if (reloads.has(code)) {
      stop();
      return reload();
    }
    if (ends.has(code)) stop();
    else retry();
    if (code !== '') onChange();
  });
  enter();

  return {
    /** Called when the page is visible again or the network is back. */
    wake: enter,
  };
}
