import { hasOpened, opensNow } from './copy.js';
import { find } from './elements.js';
import { timeLeft } from './time-words.js';

/** @import { After } from './timers.js' */

/**
 * Shows a countdown before the room opens.
 *
 * @param {object} room
 * @param {HTMLElement} room.root
 * @param {() => number} room.opensAt milliseconds since 1970
 * @param {() => number} room.now the server's time
 * @param {After} room.after
 */
export function createWaiting({ root, opensAt, now, after }) {
  const panel = find(root, '#waiting', HTMLElement);
  const countdown = find(panel, '.waiting__countdown', HTMLElement);
  const announcement = find(root, '#room-status', HTMLElement);
  let cancel = () => {};

  const update = () => {
    const left = opensAt() - now();
    countdown.textContent = left > 0 ? timeLeft(left) : opensNow;
    cancel();
    // Timed to the full second, so that no second is skipped or shown twice.
    if (left > 0) cancel = after(left % 1_000 || 1_000, update);
  };

  return {
    update,

    /** Hides the countdown. */
    stop() {
      cancel();
      panel.hidden = true;
    },

    /** Hides the countdown and announces that the room is open. */
    opened() {
      if (!panel.hidden) announcement.textContent = hasOpened;
      this.stop();
    },
  };
}
