/** @import { Alarm } from './protocol.js' */

const minuteMs = 60_000;
/** How long after the start a "starting soon" alarm is still shown. */
const shownAfterStartMs = 30 * minuteMs;

/**
 * Counts down to the starts of the meetings of alarms, from the time at which each alarm was
 * received.
 *
 * @param {() => number} uptime milliseconds of a monotonic clock: the wall clock may be wrong
 */
export function createCountdown(uptime) {
  /** @type {Map<string, number>} The start on the scale of `uptime`, by the alarm's id. */
  const starts = new Map();
  /** @param {Alarm} alarm */
  const startsIn = ({ id, minutesLeft }) => (starts.get(id) ?? uptime() + minutesLeft * minuteMs) - uptime();

  return {
    /**
     * A repeated alarm restarts its countdown: the computer may have slept.
     * @param {Alarm} alarm
     * @param {number} [ageMs] milliseconds since the server sent it
     */
    receive({ id, minutesLeft }, ageMs = 0) {
      starts.set(id, uptime() - ageMs + minutesLeft * minuteMs);
    },
    /**
     * @param {Alarm} alarm
     * @returns {number} 0 from the start on
     */
    minutesLeft: (alarm) => Math.max(0, Math.ceil(startsIn(alarm) / minuteMs)),
    /**
     * Whether an alarm is too old to show. Changes and cancellations never are.
     * @param {Alarm} alarm
     */
    isStale: (alarm) => alarm.kind === 'starting_soon' && startsIn(alarm) < -shownAfterStartMs,
  };
}

/** @typedef {ReturnType<typeof createCountdown>} Countdown */
