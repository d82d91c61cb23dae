import { createClosingNotice } from './closing-notice.js';
import { createComposer } from './composer.js';
import { createConnection } from './connection.js';
import { connectionText, endsIn, isOver, newsText, notOpenYet } from './copy.js';
import { find } from './elements.js';
import { createMessageList } from './message-list.js';
import { createOutbox } from './outbox.js';
import { createParticipantList } from './participant-list.js';
import { createRoomLog } from './room-log.js';
import { fetchRoom, readRoom } from './room-page.js';
import { createServerClock } from './server-clock.js';
import { createTimetable } from './timetable.js';
import { createTroubles } from './troubles.js';
import { createWaiting } from './waiting.js';

/** @import { ChatSocket, SystemNews } from './protocol.js' */
/** @import { Closing } from './copy.js' */
/** @import { ConnectionState } from './connection.js' */
/** @import { Pending } from './outbox.js' */
/** @import { TabStorage } from './tab-storage.js' */
/** @import { After } from './timers.js' */

/** Milliseconds within which the members of a room spread what they all would do at the same moment. */
const spread = 2_000;

/** Milliseconds after the end in which the server should have said that it is over. */
const endingGrace = 3_000;

/** Milliseconds between two looks whether a meeting that has not begun was moved. */
const knockInterval = 180_000;

/**
 * Puts the parts of the room together.
 *
 * @param {object} page
 * @param {HTMLElement} page.root
 * @param {(handshake: () => object) => ChatSocket} page.createSocket the function gives what to send on connecting
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
  let { times } = room;
  const clock = createServerClock({ serverNow: room.serverNow, receivedAt: page.receivedAt, now });
  const status = find(root, '#room-status', HTMLElement);
  const alarm = find(root, '#room-alert', HTMLElement);
  const connectionLine = find(root, '#connection', HTMLElement);
  const endingLine = find(root, '#ending', HTMLElement);
  const talk = find(root, '#talk', HTMLElement);
  /** @type {Closing | null} */
  let closedBy = null;
  /** @type {number | undefined} */
  let askedAfter;
  let cameTooEarly = false;

  const list = createMessageList({
    list: find(root, '#messages ol', HTMLElement),
    bubbleTemplate: find(root, '#bubble-template', HTMLTemplateElement),
    me: room.me,
    leaderId: room.leaderId,
    now: () => clock.now(),
    onRetry: () => outbox.retry(),
    onDiscard: (clientId) => outbox.discard(clientId),
  });
  const participants = createParticipantList({
    list: find(root, '#participants', HTMLElement),
    counts: root.querySelectorAll('.room__headcount'),
    template: find(root, '#participant-template', HTMLTemplateElement),
    myId: room.me.id,
  });

  const socket = page.createSocket(() => {
    askedAfter = log.resumesAfter;
    return { meetingId: room.meetingId, ...(askedAfter === undefined ? {} : { lastSeq: askedAfter }) };
  });
  const connection = createConnection({
    socket,
    after,
    now,
    random,
    onState: showConnection,
    onRefused(code, { opensAt }) {
      if (code !== 'not_open_yet') return finish(code);
      if (opensAt) times = { ...times, startsAt: Date.parse(opensAt) };
      if (clock.now() >= times.startsAt) after(1_000, () => void knockAgain());
      else timetable.look();
    },
  });
  const log = createRoomLog({
    root,
    myId: room.me.id,
    list,
    ask: connection.askHistory,
    after,
    onShown(messages) {
      for (const message of messages) if (message.userId === room.me.id) outbox.settle(message.clientId);
      outbox.reached(log.lastSeq);
    },
  });
  const outbox = createOutbox({
    send: connection.send,
    newId: page.newId,
    storage: page.storage('outbox'),
    after,
    onChange: showPending,
    onStored(message) {
      log.receive(message);
      outbox.reached(log.lastSeq);
    },
    onClosed: (code) => finish(code === 'not_member' ? 'removed' : 'ended'),
  });
  const composer = createComposer({
    form: find(root, '#composer', HTMLFormElement),
    draft: page.storage('draft'),
    after,
    hasTouchKeyboard: page.hasTouchKeyboard,
    onSend(body) {
      outbox.add(body);
      log.scroll.toBottom();
    },
    onError: (text) => {
      alarm.textContent = text;
    },
  });
  const troubles = createTroubles(alarm);
  const closingNotice = createClosingNotice({ root, meetingId: room.meetingId, here: location.pathname });
  const waiting = createWaiting({ root, opensAt: () => times.startsAt, now: clock.now, after });
  const timetable = createTimetable({
    times: () => times,
    now: clock.now,
    after,
    onPhase(phase) {
      if (phase === 'before') return waiting.tick();
      if (phase === 'over') return end();
      composer.lock(false);
      if (!connection.isOpen) connection.connect();
    },
    onMinutes(minutes, isWarning) {
      endingLine.hidden = minutes === null;
      endingLine.textContent = minutes === null ? '' : endsIn(minutes);
      if (minutes !== null && isWarning) status.textContent = endsIn(minutes);
    },
  });

  socket.on('history', (history) => {
    log.connected(history, askedAfter);
    outbox.open();
  });
  socket.on('message', log.receive);
  socket.on('head', log.head);
  socket.on('participants', participants.show);
  socket.on('system', hear);

  /** @param {ConnectionState} state */
  function showConnection(state) {
    root.dataset.connection = state;
    connectionLine.dataset.state = state;
    connectionLine.textContent = state === 'closed' && !closedBy ? notOpenYet : connectionText[state];
    if (state === 'open') {
      log.opened();
      waiting.opened();
      if (talk.hidden) {
        talk.hidden = false;
        composer.focus();
      }
    } else {
      log.disconnected();
      outbox.interrupt();
    }
    showPending(outbox.pending);
  }

  /** @param {readonly Pending[]} pending */
  function showPending(pending) {
    log.scroll.append(() => list.showPending(pending, connection.isOpen));
    troubles.show(connection.isOpen ? pending : []);
  }

  /** @param {SystemNews} news */
  function hear(news) {
    const isMine = news.userId === room.me.id;
    if (news.kind === 'meeting_ended') return finish('ended');
    if (news.kind === 'meeting_cancelled') return finish('cancelled');
    if (news.kind === 'removed' && isMine) return finish('removed');
    if (news.kind === 'meeting_changed') after(random() * spread, () => void refresh());
    const text = newsText(news);
    // One's own coming and going is no news, except in a room that says so to the others.
    if (text && !(isMine && (news.kind === 'joined' || news.kind === 'left'))) {
      log.scroll.append(() => list.say(text));
    }
  }

  /** Reads the meeting's times and state anew. */
  async function refresh() {
    const fresh = await fetchRoom(location.href);
    if (!fresh || closedBy) return;
    const said = readRoom(fresh);
    clock.set(said.serverNow);
    ({ times } = said);
    for (const selector of ['.room__title', '.room__when', '.waiting__when']) {
      const shown = root.querySelector(selector);
      if (shown) shown.textContent = fresh.querySelector(selector)?.textContent ?? '';
    }
    if (said.state === 'cancelled') finish('cancelled');
    else if (said.state === 'closed') finish('ended');
    else timetable.look();
  }

  /** Our clock is ahead of the server's: by a moment, or, when that has passed as well, because it was set anew. */
  async function knockAgain() {
    if (cameTooEarly) await refresh();
    cameTooEarly = true;
    if (!closedBy && clock.now() >= times.startsAt) connection.connect();
  }

  /** The time is over, as far as this page knows: the leader may have prolonged the meeting unheard. */
  function end() {
    composer.lock(true);
    status.textContent = isOver;
    after(endingGrace + random() * spread, () => {
      if (!closedBy) void refresh();
    });
  }

  /** @param {Closing} closing */
  function finish(closing) {
    if (closedBy) return;
    closedBy = closing;
    timetable.stop();
    connection.close();
    endingLine.hidden = true;
    waiting.stop();
    // What was not sent can still be sent after logging in, or from here when another window was closed.
    if (closing === 'unauthenticated' || closing === 'too_many_connections') outbox.interrupt();
    else outbox.close(closing === 'removed' || closing === 'not_member' ? 'not_member' : 'closed');
    log.linkToArchive(location.pathname);
    closingNotice.show(closing, composer.close());
  }

  function knock() {
    if (!closedBy && clock.now() < times.startsAt) void refresh();
  }
  function knockLater() {
    after(knockInterval + random() * spread, () => {
      knock();
      knockLater();
    });
  }

  showPending(outbox.pending);
  timetable.look();
  knockLater();

  return {
    /** The page is looked at again, or the network is back. */
    wake() {
      if (closedBy) return;
      timetable.look();
      connection.retryNow();
      knock();
    },
  };
}
