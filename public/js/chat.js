import { io } from '../vendor/socket.io.esm.min.js';
import { find } from './chat/elements.js';
import { newId } from './chat/new-id.js';
import { keepPeopleDrawer } from './chat/people-drawer.js';
import { openRoom } from './chat/room.js';
import { readRoom } from './chat/room-page.js';
import { createTabStorage, forgetOthers, tabStorage } from './chat/tab-storage.js';
import { after } from './chat/timers.js';
import { followVisibleHeight } from './chat/visible-height.js';

/** @import { LobbySocket } from './chat/lobby-protocol.js' */
/** @import { ChatSocket } from './chat/protocol.js' */

const root = find(document, '#room', HTMLElement);
const { meetingId, me } = readRoom(root);
const storage = tabStorage(window);
const touch = matchMedia('(pointer: coarse)');
/** `query` as in alarms.js, which shares the connection. */
const options = {
  transports: ['websocket'],
  reconnection: false,
  autoConnect: false,
  query: { meeting: meetingId },
};

forgetOthers(storage, me.id);
keepPeopleDrawer(root);
followVisibleHeight(window, root);

const room = openRoom({
  root,
  createSocket: (handshake) =>
    /** @type {ChatSocket} */ (
      io('/chat', {
        ...options,
        auth: (give) => give(handshake()),
      })
    ),
  storage: (name) => createTabStorage(storage, `${me.id}:${meetingId}:${name}`),
  after,
  now: Date.now,
  random: Math.random,
  newId: () => newId(crypto),
  receivedAt: pageReceivedAt(),
  hasTouchKeyboard: () => touch.matches,
  location,
});

/** @param {typeof import('./chat/lobby.js')} lobbyScript */
const enterLobby = ({ openLobby }) =>
  openLobby({
    root,
    socket: /** @type {LobbySocket} */ (io('/lobby', { ...options, auth: { meetingId } })),
    myId: me.id,
    startsAt: room.startsAt,
    now: room.serverNow,
    after,
    random: Math.random,
    onChange: room.wake,
    reload: () => location.reload(),
  });

// The page has a waiting room only before the start, so the script is loaded then.
const lobby = root.querySelector('#lobby') && import('./chat/lobby.js').then(enterLobby);

function wake() {
  room.wake();
  void lobby?.then((waiting) => waiting.wake());
}
window.addEventListener('online', wake);
window.addEventListener('pageshow', wake);
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) wake();
});

/**
 * Milliseconds since 1970 when the page's first byte arrived, just after the server wrote its time.
 */
function pageReceivedAt() {
  const [navigation] = performance.getEntriesByType('navigation');
  const responseStart =
    navigation instanceof PerformanceNavigationTiming ? navigation.responseStart : performance.now();
  return Date.now() - (performance.now() - responseStart);
}
