/**
 * Tells the server's time, also on a computer whose clock is wrong.
 *
 * @param {object} page
 * @param {number} page.serverNow milliseconds since 1970 when the server wrote the page
 * @param {number} page.receivedAt the same moment, approximately, by this computer's clock
 * @param {() => number} page.now this computer's time
 */
export function createServerClock({ serverNow, receivedAt, now }) {
  let offset = serverNow - receivedAt;
  return {
    now: () => now() + offset,

    /**
     * Corrects the clock by a page that the server has just written.
     *
     * @param {number} time
     */
    set(time) {
      offset = time - now();
    },
  };
}

/** @typedef {ReturnType<typeof createServerClock>} ServerClock */
