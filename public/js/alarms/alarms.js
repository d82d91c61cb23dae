import { createAlarmReports } from './alarm-reports.js';
import { keepConnected } from './alarm-socket.js';
import { createSharedValue } from './browser-storage.js';
import { createOpenedAlarms } from './opened-alarms.js';
import { createTabAlarms } from './tab-alarms.js';
import { createTalkToasts } from './talk-toasts.js';

/** @import { AlarmSocket, CardSignal } from './protocol.js' */
/** @import { After } from '../chat/timers.js' */

/**
 * Shows alarms on one page: a toast in one tab, the unread count in all tabs.
 *
 * @param {object} page
 * @param {Document} page.document
 * @param {HTMLElement} page.region
 * @param {HTMLTemplateElement} page.template
 * @param {HTMLTemplateElement} page.talkTemplate
 * @param {(meetingId: string) => Promise<boolean>} page.muteMeeting
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
  const { document, socket, otherTabs, after } = page;
  const userId = page.region.dataset.userId ?? '';
  /** @param {string} name */
  const shared = (name) => createSharedValue(page.storage, userId, name);
  const connection = keepConnected({
    socket,
    after,
    random: page.random,
    isVisible: () => !document.hidden,
  });
  const opened = createOpenedAlarms(shared('opened'));
  const reports = createAlarmReports({ report: connection.report, opened, after });
  /** @param {string} id */
  const reportOpened = (id) => {
    void reports.opened(id);
    otherTabs?.postMessage({ opened: id });
  };
  const alarms = createTabAlarms({ ...page, shared, onOpened: reportOpened });
  const talkToasts = createTalkToasts({ ...page, shared });
  if (page.openedId !== null) reportOpened(page.openedId);
  let hasSound = true;

  socket.on('connect', () => void reports.sendAll());
  socket.on('preferences', ({ sound }) => {
    hasSound = sound;
  });
  socket.on('unread', ({ count }) => {
    alarms.showUnread(count);
    otherTabs?.postMessage({ unread: count });
  });
  socket.on('alarm', async (alarm) => {
    void reports.received(alarm.id);
    alarms.receive(alarm);
    // The visible tab may have no socket: the server admits only some of a person's tabs.
    otherTabs?.postMessage({ alarm, at: page.now() });
    // Play it in hidden tabs too: that is the purpose of a sound.
    if (hasSound && (await alarms.claimSound(alarm.id))) page.playSound();
  });

  socket.on('talk', (talk) => {
    void talkToasts.receive(talk);
    otherTabs?.postMessage({ talk, at: page.now() });
  });

  /** @param {CardSignal} card */
  const showCard = (card) => {
    import('../talk/card-news.js').then(
      ({ showCardNews }) => showCardNews(card, page),
      // The server sends it again.
      () => {},
    );
  };
  socket.on('question-card', (card) => {
    showCard(card);
    otherTabs?.postMessage({ card });
  });

  otherTabs?.addEventListener('message', ({ data }) => {
    if (typeof data?.unread === 'number') alarms.showUnread(data.unread);
    // A frozen tab receives the message late, so it needs the age.
    if (data?.alarm) alarms.receive(data.alarm, Math.max(0, page.now() - data.at));
    if (data?.talk) void talkToasts.receive(data.talk, page.now() - data.at);
    if (data?.card) showCard(data.card);
    if (typeof data?.opened !== 'string') return;
    void reports.sendAll();
    alarms.drop(data.opened);
  });
  // The person clicked a notification of the device while this page was open.
  page.worker?.addEventListener('message', ({ data }) => {
    if (typeof data?.opened !== 'string') return;
    reportOpened(data.opened);
    alarms.drop(data.opened);
  });
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return;
    connection.wake();
    alarms.showWaiting();
  });

  return { wake: connection.wake };
}
