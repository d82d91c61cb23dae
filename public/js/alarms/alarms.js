import { keepConnected } from './alarm-socket.js';
import { createBadge } from './badge.js';
import { createSharedValue } from './browser-storage.js';
import { createClaims } from './claims.js';
import { createOpened } from './opened.js';
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
 */
export function openAlarms(page) {
  const { document, region, socket, storage, otherTabs, after } = page;
  const userId = region.dataset.userId ?? '';
  /** @param {string} name */
  const shared = (name) => createSharedValue(storage, userId, name);

  const badge = createBadge({ badge: page.badge, words: page.unreadWords, last: shared('unread') });
  const claims = createClaims({ done: shared('shown'), locks: page.locks, now: page.now });
  const opened = createOpened(shared('opened'));
  let hasSound = true;
  /** @type {Map<string, Alarm>} Came while nobody was looking at this tab. */
  const waiting = new Map();

  const toasts = createToasts({
    region,
    template: page.template,
    after,
    uptime: page.uptime,
    onOpened: (id) => {
      opened.add(id);
      otherTabs?.postMessage({ opened: id });
      void sayOpened();
    },
  });
  const line = keepConnected({ socket, after, random: page.random });

  /** What a page that is gone could not say is said by the next one. */
  const sayOpened = async () => {
    for (const id of opened.read()) if (await line.say(id, 'opened')) opened.remove(id);
  };

  /** @param {Alarm} alarm */
  const show = async (alarm) => {
    if (document.hidden) waiting.set(alarm.id, alarm);
    else if (await claims.take(alarm.id)) toasts.show(alarm);
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

  socket.on('connect', () => void sayOpened());
  socket.on('preferences', ({ sound }) => {
    hasSound = sound;
  });
  socket.on('unread', ({ count }) => {
    showUnread(count);
    otherTabs?.postMessage({ unread: count });
  });
  socket.on('alarm', async (alarm) => {
    void line.say(alarm.id, 'received');
    void show(alarm);
    // Also where no tab is looked at: that is what a sound is for.
    if (hasSound && (await claims.take(`${alarm.id} sound`))) page.playSound();
  });

  otherTabs?.addEventListener('message', ({ data }) => {
    if (typeof data?.unread === 'number') showUnread(data.unread);
    if (typeof data?.opened !== 'string') return;
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
