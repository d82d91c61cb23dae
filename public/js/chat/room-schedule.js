import { endsIn, isOver } from './copy.js';
import { find } from './elements.js';
import { createTimetable } from './timetable.js';
import { createWaiting } from './waiting.js';

/** @import { RoomState } from './room-state.js' */
/** @import { ServerClock } from './server-clock.js' */
/** @import { After } from './timers.js' */

/** Milliseconds within which the members of a room spread what they all would do at the same moment. */
const spreadMs = 2_000;
/** Milliseconds after the end in which the server should have said that it is over. */
const endGraceMs = 3_000;
/** Milliseconds between two checks whether a meeting that has not begun was moved. */
const earlyCheckIntervalMs = 180_000;

/**
 * Acts by the clock: waits for the start, connects, warns of the end, and asks the server when its
 * clock and the browser's disagree.
 *
 * @param {object} page
 * @param {HTMLElement} page.root
 * @param {RoomState} page.state
 * @param {ServerClock} page.clock
 * @param {After} page.after
 * @param {() => number} page.random
 * @param {() => void} page.connect called while the room is open; connecting twice does no harm
 * @param {(isLocked: boolean) => void} page.lockComposer
 * @param {(closing: 'cancelled' | 'ended') => void} page.onClosed
 */
export function createRoomSchedule({ root, state, clock, after, random, connect, lockComposer, onClosed }) {
  const status = find(root, '#room-status', HTMLElement);
  const endingLine = find(root, '#ending', HTMLElement);
  let cameTooEarly = false;

  const waiting = createWaiting({ root, opensAt: () => state.times.startsAt, now: clock.now, after });
  const timetable = createTimetable({
    times: () => state.times,
    now: clock.now,
    after,
    onPhase(phase) {
      if (phase === 'before') return waiting.tick();
      if (phase === 'over') return end();
      lockComposer(false);
      connect();
    },
    onMinutes(minutes, isWarning) {
      endingLine.hidden = minutes === null;
      endingLine.textContent = minutes === null ? '' : endsIn(minutes);
      if (minutes !== null && isWarning) status.textContent = endsIn(minutes);
    },
  });

  async function refresh() {
    const found = await state.refresh();
    if (found === 'cancelled') onClosed('cancelled');
    else if (found === 'closed') onClosed('ended');
    else if (found !== null) timetable.look();
  }

  /** The time is over, as far as this page knows: the leader may have prolonged the meeting unheard. */
  function end() {
    lockComposer(true);
    status.textContent = isOver;
    after(endGraceMs + random() * spreadMs, () => {
      if (!state.isClosed) void refresh();
    });
  }

  /** Our clock is ahead of the server's: by a moment, or, when that has passed as well, because it was set anew. */
  async function connectAgain() {
    if (cameTooEarly) await refresh();
    cameTooEarly = true;
    if (!state.isClosed && state.hasStarted) connect();
  }

  function checkBeforeStart() {
    if (!state.isClosed && !state.hasStarted) void refresh();
  }

  function checkAgainLater() {
    after(earlyCheckIntervalMs + random() * spreadMs, () => {
      checkBeforeStart();
      checkAgainLater();
    });
  }

  return {
    start() {
      timetable.look();
      checkAgainLater();
    },

    opened: () => waiting.opened(),

    /** The server refused us because the meeting has not begun. @param {string | undefined} opensAt ISO 8601 */
    cameEarly(opensAt) {
      if (opensAt) state.moveStart(Date.parse(opensAt));
      if (state.hasStarted) after(1_000, () => void connectAgain());
      else timetable.look();
    },

    /** The leader changed the meeting: each page reads it anew within two seconds. */
    meetingChanged: () => after(random() * spreadMs, () => void refresh()),

    /** The page is visible again, or the network is back. */
    wake() {
      timetable.look();
      checkBeforeStart();
    },

    stop() {
      timetable.stop();
      endingLine.hidden = true;
      waiting.stop();
    },
  };
}
