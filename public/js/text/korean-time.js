// Korean words for dates and times in Seoul. The server and the browser both take them from here.

const weekdays = ['일', '월', '화', '수', '목', '금', '토'];

const calendar = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
  timeZone: 'Asia/Seoul',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/**
 * @typedef {{
 *   readonly year: number,
 *   readonly month: number,
 *   readonly day: number,
 *   readonly hour: number,
 *   readonly minute: number,
 * }} WallTime
 */

/**
 * The wall time in Seoul.
 *
 * @param {number} at milliseconds since 1970
 * @returns {WallTime}
 */
export function wallTimeInSeoul(at) {
  const parts = Object.fromEntries(
    calendar.formatToParts(at).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = parts;
  return { year, month, day, hour, minute };
}

/**
 * Days since 1970.
 *
 * @param {WallTime} wall
 */
export const daysSince1970 = ({ year, month, day }) => Date.UTC(year, month - 1, day) / 86_400_000;

/**
 * The day of the week, 0 for Sunday. 1 January 1970 was a Thursday.
 *
 * @param {WallTime} wall
 */
export const weekdayOf = (wall) => (daysSince1970(wall) + 4) % 7;

/**
 * The weekday as one letter: "화".
 *
 * @param {WallTime} wall
 */
export const weekdayWord = (wall) => weekdays[weekdayOf(wall)];

/**
 * The part of the day that stands before a time. The hours from 0:00 and 12:00 have names of their
 * own: "오전 12시" could be either.
 *
 * @param {WallTime} wall
 */
export function partOfDay({ hour }) {
  if (hour === 0) return '밤';
  if (hour === 12) return '낮';
  return hour < 12 ? '오전' : '오후';
}

/** @param {WallTime} wall */
export const isMidnight = ({ hour, minute }) => hour === 0 && minute === 0;

/**
 * "8:05", without the part of the day; "12시" for noon and midnight.
 *
 * @param {WallTime} wall
 */
export const clockFace = ({ hour, minute }) =>
  hour % 12 === 0 && minute === 0 ? '12시' : `${hour % 12 || 12}:${String(minute).padStart(2, '0')}`;

/**
 * "오후 8:05", "낮 12시"
 *
 * @param {WallTime} wall
 */
export const timeWords = (wall) => `${partOfDay(wall)} ${clockFace(wall)}`;

/**
 * As it is said within a sentence: "오후 8시", "오후 8시 5분", "낮 12시".
 *
 * @param {WallTime} wall
 */
export const spokenTime = (wall) =>
  `${partOfDay(wall)} ${wall.hour % 12 || 12}시${wall.minute === 0 ? '' : ` ${wall.minute}분`}`;

/**
 * "7월 3일(금)", with the year when it is not `yearNow`.
 *
 * @param {WallTime} wall
 * @param {number} yearNow
 */
export function dateWords(wall, yearNow) {
  const year = wall.year === yearNow ? '' : `${wall.year}년 `;
  return `${year}${wall.month}월 ${wall.day}일(${weekdayWord(wall)})`;
}

/**
 * Minutes left, as every page, toast and push of a device counts them: a begun minute counts, and
 * it is 0 from the moment on.
 *
 * @param {number} milliseconds
 */
export const minutesLeft = (milliseconds) => Math.max(0, Math.ceil(milliseconds / 60_000));

/**
 * A duration, to the minute: "1시간 30분", "2시간", "45분".
 *
 * @param {number} milliseconds
 */
export function durationWords(milliseconds) {
  const minutes = Math.max(0, Math.round(milliseconds / 60_000));
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest}분`;
  return rest === 0 ? `${hours}시간` : `${hours}시간 ${rest}분`;
}
