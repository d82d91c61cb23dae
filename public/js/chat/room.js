import { createClosingNotice } from './closing-notice.js';
import { createConnection } from './connection.js';
import { closedRoomText, connectionText, newsText, notOpenYet } from './copy.js';
import { find } from './elements.js';
import { createParticipantList } from './participant-list.js';
import { createRoomMessages } from './room-messages.js';
import { readRoom } from './room-page.js';
import { createRoomSchedule } from './room-schedule.js';
import { createRoomState } from './room-state.js';
import { createServerClock } from './server-clock.js';

/** @import { ChatSocket, SystemNews } from './protocol.js' */
/** @import { Closing } from './copy.js' */
/** @import { ConnectionState } from './connection.js' */
/** @import { TabStorage } from './tab-storage.js' */
/** @import { After } from './timers.js' */

/**
 * Connects the parts of the room with its socket.
 *
 * @param {object} page
 * @param {HTMLElement} page.root
 * @param {(handshake: () => object) => ChatSocket} page.createSocket `handshake` returns the
 *   payload of `auth`
 * @param {(name: string) => TabStorage} page.storage
 * @param {After} page.after
 * @param {() => number} page.now
 * @param {() => number} page.random
 * @param {() => string} page.newId
 * @param {number} page.receivedAt milliseconds since 1970 when the page arrived
 * @param {() => boolean} page.hasTouchKeyboard
 * @param {Location} page.location
 */
export function openRoom(page) {
  const { root, after, now, random, location } = page;
  const room = readRoom(root);
  const clock = createServerClock({ serverNow: room.serverNow, receivedAt: page.receivedAt, now });
  const state = createRoomState({ root, times: room.times, clock, location });
  const closingNotice = createClosingNotice({ root, meetingId: room.meetingId, here: location.pathname });
  const participants = createParticipantList(root, room.me.id);
  /** @type {number | undefined} */
  let askedAfter;

  const socket = page.createSocket(() => {
    askedAfter = messages.log.resumesAfter;
    return { meetingId: room.meetingId, ...(askedAfter === undefined ? {} : { lastSeq: askedAfter }) };
  });
  const connection = createConnection({
    socket,
    after,
    now,
    random,
    onState: connectionChanged,
    onRefused: (code, { opensAt }) => (code === 'not_open_yet' ? schedule.cameEarly(opensAt) : close(code)),
  });
  const messages = createRoomMessages({ ...page, room, connection, now: clock.now, onClosed: close });
  const schedule = createRoomSchedule({
    root,
    state,
    clock,
    after,
    random,
    connect: connection.connect,
    lockComposer: messages.composer.lock,
    onClosed: close,
  });

  socket.on('history', (history) => {
    messages.log.connected(history, askedAfter);
    messages.outbox.open();
  });
  socket.on('message', messages.log.receive);
  socket.on('head', messages.log.head);
  socket.on('participants', participants.show);
  socket.on('system', onNews);

  /** @param {ConnectionState} connectionState */
  function connectionChanged(connectionState) {
    showConnection(root, connectionState, state.closedBy);
    messages.connectionChanged(connectionState === 'open');
    if (connectionState !== 'open') return;
    schedule.opened();
    messages.reveal();
  }

  /** @param {SystemNews} news */
  function onNews(news) {
    const isMine = news.userId === room.me.id;
    const closing = closingOf(news.kind, isMine);
    if (closing) return close(closing);
    if (news.kind === 'meeting_changed') schedule.meetingChanged();
    const text = newsText(news);
    // A member does not need to read that she came or left herself.
    if (text && !(isMine && (news.kind === 'joined' || news.kind === 'left'))) messages.addNews(text);
  }

  /** @param {Closing} closing */
  function close(closing) {
    if (!state.close(closing)) return;
    schedule.stop();
    connection.close();
    const hadFocus = messages.close(closing);
    participants.close(closing);
    messages.log.linkToArchive(location.pathname);
    closingNotice.show(closing, hadFocus);
  }

  messages.showPending();
  schedule.start();

  return {
    /** Milliseconds since 1970; changes when the meeting is moved. */
    startsAt: () => state.times.startsAt,
    /** The server's time. */
    serverNow: clock.now,

    /** Called when the page is visible again or the network is back. */
    wake() {
      if (state.isClosed) return;
      schedule.wake();
      connection.retryNow();
    },
  };
}

/**
 * @param {SystemNews['kind']} kind
 * @param {boolean} isMine
 * @returns {Closing | null} null: the room stays open for this reader
 */
function closingOf(kind, isMine) {
  if (kind === 'meeting_ended') return 'ended';
  if (kind === 'meeting_cancelled') return 'cancelled';
  return kind === 'removed' && isMine ? 'removed' : null;
}

/**
 * Shows the state of the connection.
 *
 * @param {HTMLElement} root
 * @param {ConnectionState} connectionState
 * @param {Closing | null} closedBy null: the room is open, or not open yet
 */
function showConnection(root, connectionState, closedBy) {
  const shown = find(root, '#connection', HTMLElement);
  shown.dataset.state = connectionState;
  // Without the attribute the styles hide who is online.
  if (closedBy) delete root.dataset.connection;
  else root.dataset.connection = connectionState;
  shown.textContent = textOf(connectionState, closedBy);
}

/**
 * @param {ConnectionState} connectionState
 * @param {Closing | null} closedBy
 */
function textOf(connectionState, closedBy) {
  if (connectionState !== 'closed') return connectionText[connectionState];
  return closedBy ? (closedRoomText[closedBy] ?? connectionText.closed) : notOpenYet;
}
