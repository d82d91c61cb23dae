import { minutesLeft } from '../text/korean-time.js';

/** @import { Alarm } from './protocol.js' */

const minuteMs = 60_000;
/** How long after the start a "starting soon" alarm is still shown. */
const shownAfterStartMs = 30 * minuteMs;

/**
 * Counts down to the starts of the meetings of alarms, from the time at which each alarm was
 * received.
 *
 * @param {object} clocks
 * @param {() => number} clocks.uptime milliseconds of a monotonic clock
 * @param {() => number} clocks.now milliseconds since 1970; may be wrong, and is then not used
 */
export function createCountdown({ uptime, now }) {
  /** @type {Map<string, number>} The start on the scale of `uptime`, by the alarm's id. */
  const starts = new Map();
  /** @param {Alarm} alarm */
  const startsIn = (alarm) => (starts.get(alarm.id) ?? uptime() + alarm.minutesLeft * minuteMs) - uptime();

  return {
    /**
     * A repeated alarm restarts its countdown: the computer may have slept.
     * @param {Alarm} alarm
     * @param {number} [ageMs] milliseconds since the server sent it
     */
    receive(alarm, ageMs = 0) {
      const told = alarm.minutesLeft * minuteMs - ageMs;
      const byWallClock = Date.parse(alarm.startsAt) - now();
      const left = Math.abs(byWallClock - told) < minuteMs ? byWallClock : told;
      starts.set(alarm.id, uptime() + left);
    },
    /**
     * @param {Alarm} alarm
     * @returns {number} 0 from the start on
     */
    minutesLeft: (alarm) => minutesLeft(startsIn(alarm)),
    /**
     * Whether an alarm is too old to show. Changes and cancellations never are.
     * @param {Alarm} alarm
     */
    isStale: (alarm) => alarm.kind === 'starting_soon' && startsIn(alarm) < -shownAfterStartMs,
  };
}

/** @typedef {ReturnType<typeof createCountdown>} Countdown */
