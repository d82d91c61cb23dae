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
  const readTimes = () => {
    const stored = done.read();
    return isRecord(stored) ? stored : {};
  };
  /** @param {string} task @param {number} ms */
  const write = (task, ms) => {
    const kept = Object.entries(readTimes()).filter(
      ([, until]) => typeof until === 'number' && until > now(),
    );
    done.write({ ...Object.fromEntries(kept), [task]: now() + ms });
  };
  /** @param {string} task @param {number} ms */
  const take = (task, ms) => {
    const until = readTimes()[task];
    if (typeof until === 'number' && until > now()) return false;
    write(task, ms);
    return true;
  };
  return {
    /**
     * @param {string} task
     * @param {number} [ms] how long the claim lasts
     * @returns {Promise<boolean>} whether this tab should do the task: no tab has done it yet
     */
    take: async (task, ms = rememberMs) =>
      locks ? locks.request(done.key, () => take(task, ms)) : take(task, ms),
    /**
     * Keeps every tab from the task for this time, from now on. Writes at once, because the person
     * may leave the page before the lock is granted, and again when no other tab writes.
     * @param {string} task
     * @param {number} ms
     */
    hold: async (task, ms) => {
      write(task, ms);
      await locks?.request(done.key, () => write(task, ms));
    },
  };
}

/** @typedef {ReturnType<typeof createTabClaims>} TabClaims */
