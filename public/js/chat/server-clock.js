/**
 * The server's time on a page whose computer may be wrong about it.
 *
 * @param {object} page
 * @param {number} page.serverNow milliseconds since 1970 when the server wrote the page
 * @param {number} page.receivedAt the same moment, as near as can be told, by this computer
 * @param {() => number} page.now this computer's time
 */
export function createServerClock({ serverNow, receivedAt, now }) {
  let offset = serverNow - receivedAt;
  return {
    now: () => now() + offset,

    /**
     * Compares anew with a page the server has just written.
     * @param {number} time
     */
    set(time) {
      offset = time - now();
    },
  };
}

/** @typedef {ReturnType<typeof createServerClock>} ServerClock */
