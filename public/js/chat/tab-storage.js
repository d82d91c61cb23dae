/** Prefix of all keys of the chat, so that a log-out can remove them. */
const prefix = 'bookmoim:chat:';

/**
 * Returns null where storage is forbidden: reading the property alone throws there.
 *
 * @param {Pick<Window, 'sessionStorage'>} window
 */
export function tabStorage(window) {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}

/**
 * One value that survives a reload of the tab, but not its end.
 *
 * @typedef {object} TabStorage
 * @property {() => unknown} read null when nothing is stored
 * @property {(value: unknown) => void} write null or an empty value removes it
 */

/**
 * Opens one value. Storage may be full, forbidden or changed by hand; then nothing is kept, and
 * nothing is thrown.
 *
 * @param {Storage | null} storage
 * @param {string} name
 * @returns {TabStorage}
 */
export function createTabStorage(storage, name) {
  const key = prefix + name;
  return {
    read() {
      try {
        return JSON.parse(storage?.getItem(key) ?? 'null');
      } catch {
        return null;
      }
    },
    write(value) {
      try {
        if (isEmpty(value)) storage?.removeItem(key);
        else storage?.setItem(key, JSON.stringify(value));
      } catch {
        // Storage is full or forbidden.
      }
    },
  };
}

/**
 * Removes what the chat stored for other people; without `userId`, for everybody.
 *
 * @param {Storage | null} storage
 * @param {string} [userId]
 */
export function forgetOthers(storage, userId) {
  const mine = userId === undefined ? null : `${prefix}${userId}:`;
  try {
    for (const key of Object.keys(storage ?? {})) {
      if (key.startsWith(prefix) && !(mine && key.startsWith(mine))) storage?.removeItem(key);
    }
  } catch {
    // Storage is forbidden, so nothing was kept.
  }
}

/** @param {unknown} value */
const isEmpty = (value) => value === null || value === '' || (Array.isArray(value) && value.length === 0);

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export const isRecord = (value) => typeof value === 'object' && value !== null;

/**
 * @template T
 * @param {unknown} value
 * @param {(item: unknown) => item is T} isItem
 * @returns {value is T[]}
 */
export const isListOf = (value, isItem) => Array.isArray(value) && value.every(isItem);
