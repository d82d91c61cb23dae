import { dateWords, durationWords, timeWords } from './text/korean-time.js';

/**
 * Reads the value of a `datetime-local` field as if it were UTC. Only the digits, and the distance
 * between two values, matter to the form. NaN for a value without a time.
 *
 * @param {string} value
 */
export const readWallTime = (value) => (value.includes('T') ? Date.parse(`${value}:00Z`) : Number.NaN);

/** @param {number} at */
export const writeWallTime = (at) => new Date(at).toISOString().slice(0, 16);

/**
 * The parts of a value that holds a time.
 *
 * @param {string} value
 * @returns {import('./text/korean-time.js').WallTime}
 */
export function wallTimeOf(value) {
  const time = new Date(readWallTime(value));
  return {
    year: time.getUTCFullYear(),
    month: time.getUTCMonth() + 1,
    day: time.getUTCDate(),
    hour: time.getUTCHours(),
    minute: time.getUTCMinutes(),
  };
}

/**
 * "11월 24일(화) 오후 8:00", with the year when it is not `year`. Empty for a value without a time.
 *
 * @param {string} value
 * @param {string} year
 */
export function wallTimeWords(value, year) {
  if (Number.isNaN(readWallTime(value))) return '';
  return `${wallDayWords(value, year)} ${timeWords(wallTimeOf(value))}`;
}

/**
 * "11월 24일(화)", with the year when it is not `year`, of a value that holds a time.
 *
 * @param {string} value
 * @param {string} year
 */
export const wallDayWords = (value, year) => dateWords(wallTimeOf(value), Number(year));

/**
 * "1시간 30분"; empty for zero and negative lengths.
 *
 * @param {number} milliseconds
 */
export const lengthWords = (milliseconds) => (milliseconds >= 30_000 ? durationWords(milliseconds) : '');
