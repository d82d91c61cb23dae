import { createSayings } from './alarm-reports.js';
import { keepConnected } from './alarm-socket.js';
import { createBadge } from './badge.js';
import { createSharedValue } from './browser-storage.js';
import { createCountdown } from './countdown.js';
import { createOpened } from './opened-alarms.js';
import { createClaims } from './tab-claims.js';
import { createToasts } from './toasts.js';

/** @import { Alarm, AlarmSocket } from './protocol.js' */
/** @import { After } from '../chat/timers.js' */

/**
 * Alarms on one page: a toast in one tab, the number in all of them.
 *
 * @param {object} page
 * @param {Document} page.document
 * @param {HTMLElement} page.region
 * @param {HTMLTemplateElement} page.template
 * @param {HTMLElement} page.badge
 * @param {HTMLElement} page.unreadWords
 * @param {AlarmSocket} page.socket
 * @param {Storage | null} page.storage shared by all tabs
 * @param {Pick<LockManager, 'request'> | undefined} page.locks
 * @param {BroadcastChannel | null} page.otherTabs
 * @param {() => void} page.playSound
 * @param {After} page.after
 * @param {() => number} page.now
 * @param {() => number} page.uptime
 * @param {() => number} page.random
 * @param {string | null} page.cameBy the alarm that led here
 * @param {Pick<ServiceWorkerContainer, 'addEventListener'> | undefined} page.worker
 */
export function openAlarms(page) {
  const { document, region, socket, storage, otherTabs, after } = page;
  const userId = region.dataset.userId ?? '';
  /** @param {string} name */
  const shared = (name) => createSharedValue(storage, userId, name);

  const badge = createBadge({ badge: page.badge, words: page.unreadWords, last: shared('unread') });
  const claims = createClaims({ done: shared('shown'), locks: page.locks, now: page.now });
  const countdown = createCountdown(page.uptime);
  let hasSound = true;
  /** @type {Map<string, Alarm>} Came while nobody was looking at this tab. */
  const waiting = new Map();

  const line = keepConnected({ socket, after, random: page.random, isLookedAt: () => !document.hidden });
  const sayings = createSayings({ say: line.say, opened: createOpened(shared('opened')), after });
  /** @param {string} id */
  const open = (id) => {
    void sayings.opened(id);
    otherTabs?.postMessage({ opened: id });
  };
  const toasts = createToasts({
    region,
    template: page.template,
    after,
    countdown,
    now: page.now,
    onOpened: open,
  });

  /** Whoever came by an alarm need not be told of it. */
  const cameBy = page.cameBy === null ? null : claims.take(page.cameBy);
  if (page.cameBy !== null) open(page.cameBy);

  /** @param {Alarm} alarm */
  const show = async (alarm) => {
    await cameBy;
    if (document.hidden) waiting.set(alarm.id, alarm);
    else if (!countdown.isStale(alarm) && (await claims.take(alarm.id))) toasts.show(alarm);
  };
  /**
   * @param {Alarm} alarm
   * @param {number} [age] milliseconds since it came to this browser
   */
  const hear = (alarm, age) => {
    countdown.hear(alarm, age);
    void show(alarm);
  };

  let unread = 0;
  /** @param {number} count */
  const showUnread = (count) => {
    const wasRead = count === 0 && unread > 0;
    unread = count;
    badge.show(count);
    // A count that was taken just before an alarm came is none, too.
    if (!wasRead) return;
    toasts.clear();
    waiting.clear();
  };

  socket.on('connect', () => void sayings.sayAll());
  socket.on('preferences', ({ sound }) => {
    hasSound = sound;
  });
  socket.on('unread', ({ count }) => {
    showUnread(count);
    otherTabs?.postMessage({ unread: count });
  });
  socket.on('alarm', async (alarm) => {
    void sayings.received(alarm.id);
    hear(alarm);
    // The tab that is looked at may be one too many for the server.
    otherTabs?.postMessage({ alarm, at: page.now() });
    // Also where no tab is looked at: that is what a sound is for.
    if (hasSound && (await claims.take(`${alarm.id} sound`))) page.playSound();
  });

  otherTabs?.addEventListener('message', ({ data }) => {
    if (typeof data?.unread === 'number') showUnread(data.unread);
    // A tab that the browser froze hears it when it thaws.
    if (data?.alarm) hear(data.alarm, Math.max(0, page.now() - data.at));
    if (typeof data?.opened !== 'string') return;
    void sayings.sayAll();
    toasts.drop(data.opened);
    waiting.delete(data.opened);
  });
  // A notification of the device led to this page, which was open.
  page.worker?.addEventListener('message', ({ data }) => {
    if (typeof data?.opened !== 'string') return;
    open(data.opened);
    toasts.drop(data.opened);
    waiting.delete(data.opened);
  });
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return;
    line.wake();
    const alarms = [...waiting.values()];
    waiting.clear();
    for (const alarm of alarms) void show(alarm);
  });

  return { wake: line.wake };
}
