/** @import { After } from './timers.js' */

const minuteMs = 60_000;

/** Minutes before the end at which a screen reader announces the end. */
const warnings = [5, 1];

/** setTimeout overflows beyond 2³¹ − 1 ms. */
const maxWaitMs = 2_000_000_000;

/**
 * @typedef {{ startsAt: number, endsAt: number }} Times milliseconds since 1970
 * @typedef {'before' | 'open' | 'over'} Phase
 */

/**
 * @param {Times} times
 * @param {number} now
 * @returns {Phase}
 */
export function phaseAt({ startsAt, endsAt }, now) {
  if (now < startsAt) return 'before';
  return now < endsAt ? 'open' : 'over';
}

/**
 * Whole minutes until the end, during the last five; otherwise null.
 *
 * @param {Times} times
 * @param {number} now
 */
export function minutesToEnd({ startsAt, endsAt }, now) {
  const minutes = Math.ceil((endsAt - now) / minuteMs);
  return now >= startsAt && minutes > 0 && minutes <= Math.max(...warnings) ? minutes : null;
}

/**
 * The next moment at which the phase or the number of minutes changes.
 *
 * @param {Times} times
 * @param {number} now
 * @returns {number | null} null: after the end
 */
export function nextChange({ startsAt, endsAt }, now) {
  if (now < startsAt) return startsAt;
  if (now >= endsAt) return null;
  const steps = Math.min(Math.max(...warnings), Math.ceil((endsAt - now) / minuteMs) - 1);
  return endsAt - steps * minuteMs;
}

/**
 * Reports each change of phase and of the minutes to the end, by the server's clock.
 *
 * @param {object} room
 * @param {() => Times} room.times
 * @param {() => number} room.now the server's time
 * @param {After} room.after
 * @param {(phase: Phase) => void} room.onPhase
 * @param {(minutes: number | null, isWarning: boolean) => void} room.onMinutes
 *   the minutes to the end, or null; `isWarning` when a screen reader should announce them
 */
export function createTimetable({ times, now, after, onPhase, onMinutes }) {
  /** @type {Phase | null} */
  let phase = null;
  /** @type {number | null} */
  let minutes = null;
  let cancel = () => {};

  function check() {
    cancel();
    const time = now();
    const nextPhase = phaseAt(times(), time);
    const nextMinutes = minutesToEnd(times(), time);
    if (nextMinutes !== minutes) {
      minutes = nextMinutes;
      onMinutes(minutes, minutes !== null && warnings.includes(minutes));
    }
    if (nextPhase !== phase) {
      phase = nextPhase;
      onPhase(phase);
    }
    const change = nextChange(times(), time);
    if (change !== null) cancel = after(Math.min(Math.max(change - time, 0), maxWaitMs), check);
  }

  return {
    /**
     * Reads the clock now: at the beginning, after a change of times, after a sleep of the
     * computer.
     */
    check,
    stop: () => cancel(),
  };
}
