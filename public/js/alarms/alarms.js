import { createAlarmReports } from './alarm-reports.js';
import { keepConnected } from './alarm-socket.js';
import { createBadge } from './badge.js';
import { createSharedValue } from './browser-storage.js';
import { createCountdown } from './countdown.js';
import { createOpenedAlarms } from './opened-alarms.js';
import { createTabClaims } from './tab-claims.js';
import { createToasts } from './toasts.js';

/** @import { Alarm, AlarmSocket } from './protocol.js' */
/** @import { After } from '../chat/timers.js' */

/**
 * Shows alarms on one page: a toast in one tab, the unread count in all tabs.
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
 * @param {string | null} page.openedId the alarm whose link led here
 * @param {Pick<ServiceWorkerContainer, 'addEventListener'> | undefined} page.worker
 */
export function openAlarms(page) {
  const { document, region, socket, storage, otherTabs, after } = page;
  const userId = region.dataset.userId ?? '';
  /** @param {string} name */
  const shared = (name) => createSharedValue(storage, userId, name);

  const badge = createBadge({ badge: page.badge, words: page.unreadWords, last: shared('unread') });
  const claims = createTabClaims({ done: shared('shown'), locks: page.locks, now: page.now });
  const countdown = createCountdown(page.uptime);
  let hasSound = true;
  /** @type {Map<string, Alarm>} Received while this tab was hidden. */
  const waiting = new Map();

  const connection = keepConnected({ socket, after, random: page.random, isVisible: () => !document.hidden });
  const reports = createAlarmReports({
    report: connection.report,
    opened: createOpenedAlarms(shared('opened')),
    after,
  });
  /** @param {string} id */
  const open = (id) => {
    void reports.opened(id);
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

  /** Claims the alarm that led here, so that no tab shows it. */
  const openedClaim = page.openedId === null ? null : claims.take(page.openedId);
  if (page.openedId !== null) open(page.openedId);

  /** @param {Alarm} alarm */
  const show = async (alarm) => {
    await openedClaim;
    if (document.hidden) waiting.set(alarm.id, alarm);
    else if (!countdown.isStale(alarm) && (await claims.take(alarm.id))) toasts.show(alarm);
  };
  /**
   * @param {Alarm} alarm
   * @param {number} [ageMs] milliseconds since this browser received it
   */
  const receive = (alarm, ageMs) => {
    countdown.receive(alarm, ageMs);
    void show(alarm);
  };

  let unread = 0;
  /** @param {number} count */
  const showUnread = (count) => {
    const wasRead = count === 0 && unread > 0;
    unread = count;
    badge.show(count);
    // Only a change to 0 means that the inbox was read: a 0 may also be older than an alarm on
    // screen.
    if (!wasRead) return;
    toasts.clear();
    waiting.clear();
  };

  socket.on('connect', () => void reports.sendAll());
  socket.on('preferences', ({ sound }) => {
    hasSound = sound;
  });
  socket.on('unread', ({ count }) => {
    showUnread(count);
    otherTabs?.postMessage({ unread: count });
  });
  socket.on('alarm', async (alarm) => {
    void reports.received(alarm.id);
    receive(alarm);
    // The visible tab may have no socket: the server admits only some of a person's tabs.
    otherTabs?.postMessage({ alarm, at: page.now() });
    // Play it in hidden tabs too: that is the purpose of a sound.
    if (hasSound && (await claims.take(`${alarm.id} sound`))) page.playSound();
  });

  otherTabs?.addEventListener('message', ({ data }) => {
    if (typeof data?.unread === 'number') showUnread(data.unread);
    // A frozen tab receives the message late, so it needs the age.
    if (data?.alarm) receive(data.alarm, Math.max(0, page.now() - data.at));
    if (typeof data?.opened !== 'string') return;
    void reports.sendAll();
    toasts.drop(data.opened);
    waiting.delete(data.opened);
  });
  // The person clicked a notification of the device while this page was open.
  page.worker?.addEventListener('message', ({ data }) => {
    if (typeof data?.opened !== 'string') return;
    open(data.opened);
    toasts.drop(data.opened);
    waiting.delete(data.opened);
  });
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return;
    connection.wake();
    const alarms = [...waiting.values()];
    waiting.clear();
    for (const alarm of alarms) void show(alarm);
  });

  return { wake: connection.wake };
}
