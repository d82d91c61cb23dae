/** @import { SharedValue } from './browser-storage.js' */

/** What was opened and not yet said: the page goes as soon as a link is followed. */
const most = 20;

/**
 * @param {SharedValue} stored
 */
export function createOpened(stored) {
  /** @returns {string[]} */
  const read = () => {
    const ids = stored.read();
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string').slice(-most) : [];
  };
  return {
    read,
    /** @param {string} id */
    add: (id) => stored.write([...new Set([...read(), id])]),
    /** @param {string} id */
    remove: (id) => stored.write(read().filter((other) => other !== id)),
  };
}

/** @typedef {ReturnType<typeof createOpened>} Opened */
