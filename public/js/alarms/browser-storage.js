/** Everything that alarms keep in a browser begins with this. */
const prefix = 'bookmoim:alarms:';

/**
 * One value that all tabs of a browser share, for one person.
 *
 * @typedef {object} SharedValue
 * @property {string} key
 * @property {() => unknown} read null when there is none
 * @property {(value: unknown) => void} write
 */

/**
 * Storage can be full, switched off, or changed by hand: then nothing is kept, and the page goes on with what it knows itself.
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
        // This tab alone knows, then.
      }
    },
  };
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reading the property alone throws where storage is forbidden. */
export function sharedStorage() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
