import { daysSince1970, weekdayOf } from './text/korean-time.js';
import { readWallTime, wallTimeOf, writeWallTime } from './wall-time.js';

// The dates of a series of meetings. The server makes the meetings with the same rule by which the
// form shows them. All times are wall times in Seoul, `YYYY-MM-DDTHH:mm`.

/** @typedef {'none' | 'weekly' | 'biweekly' | 'monthly'} Repeat */

const weekMs = 7 * 24 * 60 * 60_000;

/**
 * The starts of a series in order, the first one included. "Monthly" keeps the weekday and its
 * place in the month; after a fifth one it is the last of each month.
 *
 * @param {string} first
 * @param {Repeat} repeat
 * @param {number} times
 * @returns {string[]}
 */
export const repeatedStarts = (first, repeat, times) =>
  Array.from({ length: repeat === 'none' ? 1 : times }, (_, index) => startAt(first, repeat, index));

/**
 * The start `index` steps after the first.
 *
 * @param {string} first
 * @param {Repeat} repeat
 * @param {number} index
 */
export function startAt(first, repeat, index) {
  if (repeat === 'monthly') return sameWeekday(first, index);
  const weeks = { none: 0, weekly: 1, biweekly: 2 }[repeat];
  return writeWallTime(readWallTime(first) + index * weeks * weekMs);
}

/**
 * The same weekday of the month, `months` later.
 *
 * @param {string} first
 * @param {number} months
 */
function sameWeekday(first, months) {
  const from = wallTimeOf(first);
  const month = new Date(Date.UTC(from.year, from.month - 1 + months, 1));
  const [year, monthIndex] = [month.getUTCFullYear(), month.getUTCMonth()];
  const firstDay = 1 + ((weekdayOf(from) - month.getUTCDay() + 7) % 7);
  const length = new Date(Date.UTC(year, monthIndex + 1, 0)).getUTCDate();
  const wanted = firstDay + 7 * (weekOfMonth(from) - 1);
  const day = wanted > length ? wanted - 7 : wanted;
  return writeWallTime(Date.UTC(year, monthIndex, day, from.hour, from.minute));
}

/**
 * Which of its weekdays of the month a day is, 1 to 5.
 *
 * @param {import('./text/korean-time.js').WallTime} wall
 */
export const weekOfMonth = ({ day }) => Math.ceil(day / 7);

/**
 * The rhythm of meetings whose last two starts these are. Anything but one or two weeks counts as a
 * month.
 *
 * @param {string | undefined} before
 * @param {string} last
 * @returns {Repeat}
 */
export function rhythmOf(before, last) {
  if (before === undefined) return 'monthly';
  const days = daysSince1970(wallTimeOf(last)) - daysSince1970(wallTimeOf(before));
  if (days === 7) return 'weekly';
  return days === 14 ? 'biweekly' : 'monthly';
}
