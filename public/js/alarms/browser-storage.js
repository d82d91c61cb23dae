/** The prefix of all storage keys of the alarms. */
const prefix = 'bookmoim:alarms:';

/**
 * One value of one person that all tabs of a browser share.
 *
 * @typedef {object} SharedValue
 * @property {string} key
 * @property {() => unknown} read null when nothing is stored
 * @property {(value: unknown) => void} write
 */

/**
 * Storage can be full, switched off, or changed by hand. Then the page goes on with its own copy.
 *
 * @param {Storage | null} storage
 * @param {string} userId
 * @param {string} name
 * @returns {SharedValue}
 */
export function createSharedValue(storage, userId, name) {
  const key = `${prefix}${userId}:${name}`;
  /** @type {string | null} */
  let own = null;
  return {
    key,
    read() {
      try {
        return JSON.parse(storage?.getItem(key) ?? own ?? 'null');
      } catch {
        return null;
      }
    },
    write(value) {
      own = JSON.stringify(value);
      try {
        storage?.setItem(key, own);
      } catch {
        // Only this tab knows the value.
      }
    },
  };
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Returns null where storage is forbidden: even reading the property throws there. */
export function sharedStorage() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
