/** @import { Alarm } from './protocol.js' */

const minute = 60_000;
/** Milliseconds after the start in which "it has begun" is still news. */
const newsAfterStart = 30 * minute;

/**
 * How long it is until the meetings of alarms. It is counted from when each was heard, not from when somebody looked.
 *
 * @param {() => number} uptime milliseconds that never jump: a computer may be wrong about the time
 */
export function createCountdown(uptime) {
  /** @type {Map<string, number>} The start on the scale of `uptime`, by the alarm's id. */
  const starts = new Map();
  /** @param {Alarm} alarm */
  const startsIn = ({ id, minutesLeft }) => (starts.get(id) ?? uptime() + minutesLeft * minute) - uptime();

  return {
    /**
     * What is sent again says anew how long it is: a computer may have slept.
     * @param {Alarm} alarm
     * @param {number} [age] milliseconds since the server said it
     */
    hear({ id, minutesLeft }, age = 0) {
      starts.set(id, uptime() - age + minutesLeft * minute);
    },
    /**
     * @param {Alarm} alarm
     * @returns {number} 0 from the start on
     */
    minutesLeft: (alarm) => Math.max(0, Math.ceil(startsIn(alarm) / minute)),
    /**
     * Whether it is of no use to say it now. Changes and cancellations are news however late.
     * @param {Alarm} alarm
     */
    isStale: (alarm) => alarm.kind === 'starting_soon' && startsIn(alarm) < -newsAfterStart,
  };
}

/** @typedef {ReturnType<typeof createCountdown>} Countdown */
