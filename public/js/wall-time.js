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
 * "11월 24일(화) 오후 8:00", with the year when it is not `year`. Empty for a value without a time.
 *
 * @param {string} value
 * @param {string} year
 */
export function wallTimeWords(value, year) {
  const at = readWallTime(value);
  if (Number.isNaN(at)) return '';
  const time = new Date(at);
  const wall = {
    year: time.getUTCFullYear(),
    month: time.getUTCMonth() + 1,
    day: time.getUTCDate(),
    hour: time.getUTCHours(),
    minute: time.getUTCMinutes(),
  };
  return `${dateWords(wall, Number(year))} ${timeWords(wall)}`;
}

/**
 * "1시간 30분"; empty for zero and negative lengths.
 *
 * @param {number} milliseconds
 */
export const lengthWords = (milliseconds) => (milliseconds >= 30_000 ? durationWords(milliseconds) : '');
