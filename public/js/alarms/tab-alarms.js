import { createBadge } from './badge.js';
import { createCountdown } from './countdown.js';
import { createTabClaims } from './tab-claims.js';
import { createToasts } from './toasts.js';

/** @import { SharedValue } from './browser-storage.js' */
/** @import { Alarm } from './protocol.js' */
/** @import { After } from '../chat/timers.js' */

/**
 * The alarms of one tab: toasts while it is visible, waiting alarms while it is hidden, the badge.
 *
 * @param {object} page
 * @param {Document} page.document
 * @param {HTMLElement} page.region
 * @param {HTMLTemplateElement} page.template
 * @param {HTMLElement} page.badge
 * @param {HTMLElement} page.unreadWords
 * @param {(name: string) => SharedValue} page.shared a value that all tabs share
 * @param {Pick<LockManager, 'request'> | undefined} page.locks
 * @param {After} page.after
 * @param {() => number} page.now
 * @param {() => number} page.uptime
 * @param {string | null} page.openedId the alarm whose link led here
 * @param {(id: string) => void} page.onOpened
 */
export function createTabAlarms(page) {
  const { document, shared, now } = page;
  const badge = createBadge({ badge: page.badge, words: page.unreadWords, last: shared('unread') });
  const claims = createTabClaims({ done: shared('shown'), locks: page.locks, now });
  const countdown = createCountdown(page);
  const toasts = createToasts({ ...page, countdown });
  /** @type {Map<string, Alarm>} Received while this tab was hidden. */
  const waiting = new Map();
  /** Claims the alarm that led here, so that no tab shows it. */
  const openedClaim = page.openedId === null ? null : claims.take(page.openedId);
  let unread = 0;

  /** @param {Alarm} alarm */
  const show = async (alarm) => {
    await openedClaim;
    if (document.hidden) waiting.set(alarm.id, alarm);
    else if (!countdown.isStale(alarm) && (await claims.take(alarm.id))) toasts.show(alarm);
  };

  return {
    /**
     * @param {Alarm} alarm
     * @param {number} [ageMs] milliseconds since this browser received it
     */
    receive(alarm, ageMs) {
      countdown.receive(alarm, ageMs);
      void show(alarm);
    },
    /** Shows the alarms that were received while the tab was hidden. */
    showWaiting() {
      const alarms = [...waiting.values()];
      waiting.clear();
      for (const alarm of alarms) void show(alarm);
    },
    /** @param {number} count */
    showUnread(count) {
      const wasRead = count === 0 && unread > 0;
      unread = count;
      badge.show(count);
      // Only a change to 0 means that the inbox was read: a 0 may also be older than an alarm on
      // screen.
      if (!wasRead) return;
      toasts.clear();
      waiting.clear();
    },
    /** @param {string} id */
    drop(id) {
      toasts.drop(id);
      waiting.delete(id);
    },
    /**
     * @param {string} id
     * @returns {Promise<boolean>} whether this tab should play the sound of the alarm
     */
    claimSound: (id) => claims.take(`${id} sound`),
  };
}
