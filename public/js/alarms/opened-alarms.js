/** @import { SharedValue } from './browser-storage.js' */

const maxIds = 20;

/**
 * Stores the ids of opened alarms that are not reported yet: following a link ends the page.
 *
 * @param {SharedValue} stored
 */
export function createOpenedAlarms(stored) {
  /** @returns {string[]} */
  const read = () => {
    const ids = stored.read();
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string').slice(-maxIds) : [];
  };
  return {
    read,
    /** @param {string} id */
    add: (id) => stored.write([...new Set([...read(), id])]),
    /** @param {string} id */
    remove: (id) => stored.write(read().filter((other) => other !== id)),
  };
}

/** @typedef {ReturnType<typeof createOpenedAlarms>} OpenedAlarms */
