import { createClosingNotice } from './closing-notice.js';
import { createConnection } from './connection.js';
import { closedRoomText, connectionText, newsText, notOpenYet } from './copy.js';
import { find } from './elements.js';
import { showPeople } from './leader.js';
import { offerTools } from './offer-tools.js';
import { createParticipantList } from './participant-list.js';
import { createRoomMessages } from './room-messages.js';
import { readRoom } from './room-page.js';
import { createRoomSchedule } from './room-schedule.js';
import { createRoomState } from './room-state.js';
import { createServerClock } from './server-clock.js';

/** @import { ChatSocket, SystemNews } from './protocol.js' */
/** @import { ClosingReason } from './copy.js' */
/** @import { ConnectionState } from './connection.js' */
/** @import { TabStorage } from './tab-storage.js' */
/** @import { After } from './timers.js' */

/**
 * Connects the parts of the room with its socket.
 *
 * @param {object} services
 * @param {HTMLElement} services.root
 * @param {(handshake: () => object) => ChatSocket} services.createSocket `handshake` returns the
 *   payload of `auth`
 * @param {(name: string) => TabStorage} services.storage
 * @param {After} services.after
 * @param {() => number} services.now
 * @param {() => number} services.random
 * @param {() => string} services.newId
 * @param {number} services.receivedAt milliseconds since 1970 when the page arrived
 * @param {() => boolean} services.hasTouchKeyboard
 * @param {Location} services.location
 */
export function openRoom(services) {
  const { root, after, now, random, location } = services;
  const room = readRoom(root);
  const clock = createServerClock({ serverNow: room.serverNow, receivedAt: services.receivedAt, now });
  const state = createRoomState({ root, times: room.times, clock, location });
  const closingNotice = createClosingNotice({ root, meetingId: room.meetingId, here: location.pathname });
  const participants = createParticipantList(root, room.me.id);
  /** @type {number | undefined} */
  let lastSeq;

  const socket = services.createSocket(() => {
    lastSeq = messages.log.resumeAfterSeq;
    return { meetingId: room.meetingId, ...(lastSeq === undefined ? {} : { lastSeq }) };
  });
  const connection = createConnection({
    socket,
    after,
    now,
    random,
    onState: connectionChanged,
    onRefused: (code, { opensAt }) => (code === 'not_open_yet' ? schedule.tooEarly(opensAt) : close(code)),
  });
  const messages = createRoomMessages({ ...services, room, connection, now: clock.now, onClosed: close });
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
    messages.log.connected(history, lastSeq);
    messages.outbox.open();
  });
  messages.log.listen(socket);
  offerTools({ ...messages, root, socket, now: clock.now });
  socket.on('participants', showPeople({ root, room, participants, messages, schedule }));
  socket.on('system', onNews);

  /** @param {ConnectionState} connectionState */
  function connectionChanged(connectionState) {
    showConnection(root, connectionState, state.closingReason);
    messages.connectionChanged(connectionState === 'open');
    if (connectionState !== 'open') return;
    schedule.opened();
    messages.showTalk();
  }

  /** @param {SystemNews} news */
  function onNews(news) {
    const isMine = news.userId === room.me.id;
    const reason = closingOf(news.kind, isMine);
    if (reason) return close(reason);
    if (news.kind === 'meeting_changed' || news.kind === 'rights_changed') schedule.changed(isMine);
    const text = newsText(news);
    // A member does not need to read that she came or left herself.
    if (text && !(isMine && (news.kind === 'joined' || news.kind === 'left'))) messages.addNews(text);
  }

  /** @param {ClosingReason} reason */
  function close(reason) {
    if (!state.close(reason)) return;
    schedule.stop();
    connection.close();
    const hadFocus = messages.close(reason);
    participants.close(reason);
    messages.log.linkToArchive(location.pathname);
    closingNotice.show(reason, hadFocus);
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
 * @returns {ClosingReason | null} null: the room stays open for this reader
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
 * @param {ClosingReason | null} closingReason null: the room is open, or not open yet
 */
function showConnection(root, connectionState, closingReason) {
  const shown = find(root, '#connection', HTMLElement);
  shown.dataset.state = connectionState;
  // In a closed room nobody is online: the styles hide the marks if the attribute is absent.
  if (closingReason) delete root.dataset.connection;
  else root.dataset.connection = connectionState;
  shown.textContent = textOf(connectionState, closingReason);
}

/**
 * @param {ConnectionState} connectionState
 * @param {ClosingReason | null} closingReason
 */
function textOf(connectionState, closingReason) {
  if (connectionState !== 'closed') return connectionText[connectionState];
  return closingReason ? (closedRoomText[closingReason] ?? connectionText.closed) : notOpenYet;
}
