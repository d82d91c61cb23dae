import { isRecord } from './browser-storage.js';

/** @import { SharedValue } from './browser-storage.js' */

/** Milliseconds for which a browser remembers what it has shown. The server sends again what is an hour old at most. */
const memory = 24 * 60 * 60 * 1_000;

/**
 * Lets one tab of a browser do a thing that all of them are told to do.
 *
 * @param {object} page
 * @param {SharedValue} page.done
 * @param {Pick<LockManager, 'request'> | undefined} page.locks missing where the page is not served over https
 * @param {() => number} page.now milliseconds since 1970
 */
export function createClaims({ done, locks, now }) {
  /** @param {string} what */
  const take = (what) => {
    const stored = done.read();
    const times = isRecord(stored) ? stored : {};
    if (typeof times[what] === 'number' && times[what] > now()) return false;
    const kept = Object.entries(times).filter(([, until]) => typeof until === 'number' && until > now());
    done.write({ ...Object.fromEntries(kept), [what]: now() + memory });
    return true;
  };
  return {
    /**
     * @param {string} what
     * @returns {Promise<boolean>} whether it is this tab that is to do it, and nobody has yet
     */
    take: async (what) => (locks ? locks.request(done.key, () => take(what)) : take(what)),
  };
}

/** @typedef {ReturnType<typeof createClaims>} Claims */
