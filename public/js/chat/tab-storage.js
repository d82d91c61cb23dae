/** Everything the chat keeps in a tab begins with this, so that logging out can remove it. */
const prefix = 'bookmoim:chat:';

/**
 * One value that survives a reload of the tab, and nothing else.
 *
 * @typedef {object} TabStorage
 * @property {() => unknown} read null when there is none
 * @property {(value: unknown) => void} write null or an empty value removes it
 */

/**
 * Storage can be full, switched off, or changed by hand: then nothing is kept, and the chat goes on.
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
        // Kept nowhere, then.
      }
    },
  };
}

/**
 * Removes what the chat kept for others than this person: for everybody, when nobody is named.
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
    // Nothing was kept in a storage that cannot be read.
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
