import { isRecord } from './browser-storage.js';

/** @import { SharedValue } from './browser-storage.js' */

/** How long a browser remembers a claim. The server repeats alarms for at most an hour. */
const rememberMs = 24 * 60 * 60 * 1_000;

/**
 * Lets exactly one tab of a browser do a task that all tabs receive.
 *
 * @param {object} page
 * @param {SharedValue} page.done
 * @param {Pick<LockManager, 'request'> | undefined} page.locks missing where the page is not served
 *   over https
 * @param {() => number} page.now milliseconds since 1970
 */
export function createTabClaims({ done, locks, now }) {
  /** @param {string} task */
  const take = (task) => {
    const stored = done.read();
    const times = isRecord(stored) ? stored : {};
    if (typeof times[task] === 'number' && times[task] > now()) return false;
    const kept = Object.entries(times).filter(([, until]) => typeof until === 'number' && until > now());
    done.write({ ...Object.fromEntries(kept), [task]: now() + rememberMs });
    return true;
  };
  return {
    /**
     * @param {string} task
     * @returns {Promise<boolean>} whether this tab should do the task: no tab has done it yet
     */
    take: async (task) => (locks ? locks.request(done.key, () => take(task)) : take(task)),
  };
}

/** @typedef {ReturnType<typeof createTabClaims>} TabClaims */
