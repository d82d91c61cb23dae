import { io } from '../vendor/socket.io.esm.min.js';
import { takeAlarmId } from './alarms/alarm-from-address.js';
import { openAlarms } from './alarms/alarms.js';
import { sharedStorage } from './alarms/browser-storage.js';
import { chime } from './alarms/chime.js';
import { leaveDeviceOnLogout } from './alarms/leave-device.js';
import { createMeetingMute } from './alarms/meeting-mute.js';
import { openDevice } from './alarms/this-device.js';
import { find } from './chat/elements.js';
import { after } from './chat/timers.js';

/** @import { AlarmSocket } from './alarms/protocol.js' */

const region = find(document, '#toasts', HTMLElement);

const storage = sharedStorage();
/**
 * The meeting of a chat page, in the address of its one connection: a proxy can send all sockets of
 * a meeting to one process. The first namespace that connects decides the address for all.
 */
const meeting = document.getElementById('room')?.dataset.meetingId;

/** The page's one socket of the namespace `/alarms`. */
export const alarmSocket = /** @type {AlarmSocket} */ (
  io('/alarms', {
    transports: ['websocket'],
    reconnection: false,
    autoConnect: false,
    query: meeting ? { meeting } : {},
  })
);

const { wake } = openAlarms({
  document,
  region,
  template: find(document, '#toast', HTMLTemplateElement),
  talkTemplate: find(document, '#talk-toast', HTMLTemplateElement),
  muteMeeting: createMeetingMute(
    find(document, 'form[action="/logout"] [name=_csrf]', HTMLInputElement).value,
  ),
  badge: find(document, '#unread', HTMLElement),
  unreadWords: find(document, '#unread-words', HTMLElement),
  socket: alarmSocket,
  storage,
  locks: navigator.locks,
  worker: navigator.serviceWorker,
  otherTabs:
    'BroadcastChannel' in window ? new BroadcastChannel(`bookmoim:alarms:${region.dataset.userId}`) : null,
  playSound: () => void chime(window.AudioContext),
  after,
  now: Date.now,
  uptime: () => performance.now(),
  random: Math.random,
  openedId: takeAlarmId(window.location, window.history),
});
const device = openDevice(document, storage);
leaveDeviceOnLogout(document, device, after);
// A failure here is harmless: the next page tries again.
device.keep().catch(() => undefined);
window.addEventListener('online', wake);
window.addEventListener('pageshow', wake);
