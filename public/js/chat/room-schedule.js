import { endsIn, isOver } from './copy.js';
import { find } from './elements.js';
import { createTimetable } from './timetable.js';
import { createWaiting } from './waiting.js';

/** @import { RoomState } from './room-state.js' */
/** @import { ServerClock } from './server-clock.js' */
/** @import { After } from './timers.js' */

/** Pages of one room spread requests over this time instead of sending them all at once. */
const spreadMs = 2_000;
/** Milliseconds after the end within which the server should have closed the room. */
const endGraceMs = 3_000;
/** Milliseconds between two checks whether a meeting was moved before its start. */
const earlyCheckIntervalMs = 180_000;

/**
 * Acts by the clock: waits for the start, connects, warns of the end, and asks the server when its
 * clock and the browser's clock disagree.
 *
 * @param {object} page
 * @param {HTMLElement} page.root
 * @param {RoomState} page.state
 * @param {ServerClock} page.clock
 * @param {After} page.after
 * @param {() => number} page.random
 * @param {() => void} page.connect called while the room is open; idempotent
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
      if (phase === 'before') return waiting.update();
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
    else if (found !== null) timetable.check();
  }

  /** Locks the composer at the end, and then checks whether the leader has extended the meeting. */
  function end() {
    lockComposer(true);
    status.textContent = isOver;
    after(endGraceMs + random() * spreadMs, () => {
      if (!state.isClosed) void refresh();
    });
  }

  /**
   * Connects again when this computer's clock is ahead of the server's; the second time it resets
   * it.
   */
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
      timetable.check();
      checkAgainLater();
    },

    /** Called at each connection. Fetches the tools of a leader who waited for the start. */
    opened() {
      waiting.opened();
      if (root.querySelector('[data-leads-later]')) void refresh();
    },

    /**
     * Handles a refusal because the meeting has not begun.
     *
     * @param {string | undefined} opensAt ISO 8601
     */
    tooEarly(opensAt) {
      if (opensAt) state.moveStart(Date.parse(opensAt));
      if (state.hasStarted) after(1_000, () => void connectAgain());
      else timetable.check();
    },

    /**
     * Fetches the meeting's new times, texts and tools: at once for the reader's own change,
     * otherwise within two seconds.
     *
     * @param {boolean} isMine
     */
    changed: (isMine) => after(isMine ? 0 : random() * spreadMs, () => void refresh()),

    /** Called when the page is visible again or the network is back. */
    wake() {
      timetable.check();
      checkBeforeStart();
    },

    stop() {
      timetable.stop();
      endingLine.hidden = true;
      waiting.stop();
    },
  };
}
