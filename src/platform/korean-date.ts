// Times are stored in UTC. People read and type wall time in Seoul, independent of the time zone of
// the process and of the database session.
import {
  clockFace,
  dateWords,
  daysSince1970,
  durationWords,
  isMidnight,
  minutesLeft,
  partOfDay,
  timeWords,
  type WallTime,
  wallTimeInSeoul,
} from '../../public/js/text/korean-time.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A duration in milliseconds, to the minute: "1시간 30분", "2시간", "45분". */
export const koreanDuration = durationWords;

/** Seoul has kept to UTC+9 since its last summer time ended on 9 October 1988. */
const seoulOffsetMs = 9 * hour;
const lastChangeAt = Date.UTC(1988, 9, 9);

/**
 * Arithmetic for the times since then: `Intl` costs ten times as much, and a list of twenty
 * meetings asks for a hundred wall times.
 */
function wallTimeOf(at: Date): WallTime {
  if (!(at.getTime() >= lastChangeAt)) return wallTimeInSeoul(at.getTime());
  const wall = new Date(at.getTime() + seoulOffsetMs);
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
  };
}

/** "7월 3일(금) 오후 8:00", with the year when it is not the year of `now`. */
export const koreanDateTime = (at: Date, now: Date): string => `${koreanDay(at, now)} ${koreanTime(at)}`;

/** "7월 3일(금)", with the year when it is not the year of `now`. */
export const koreanDay = (at: Date, now: Date): string => dateWords(wallTimeOf(at), wallTimeOf(now).year);

/** "오후 8:00", "낮 12시" */
export const koreanTime = (at: Date): string => timeWords(wallTimeOf(at));

/** "7월 3일(금) 오후 8:00~9:30"; parts that are equal at both ends appear once. */
export function koreanPeriod(from: Date, to: Date, now: Date): string {
  const [start, end] = [wallTimeOf(from), wallTimeOf(to)];
  const head = koreanDateTime(from, now);
  const days = daysSince1970(end) - daysSince1970(start);
  // Midnight at the end of a day belongs to its evening.
  if (days === 1 && isMidnight(end)) return `${head}~${timeWords(end)}`;
  if (days !== 0) return `${head} ~ ${koreanDateTime(to, now)}`;
  return `${head}~${partOfDay(start) === partOfDay(end) ? clockFace(end) : timeWords(end)}`;
}

/**
 * How far `at` is from `now`: "10분 뒤", "3시간 뒤", and from a day on by the calendar, "내일", "2일 뒤".
 * A begun minute that is left counts; minutes that have passed, and hours, are rounded down.
 */
export function koreanDistance(at: Date, now: Date): string {
  const span = at.getTime() - now.getTime();
  const size = span > 0 ? minutesLeft(span) * minute : -span;
  const side = span > 0 ? '뒤' : '전';
  if (size < minute) return '방금';
  if (size < hour) return `${Math.floor(size / minute)}분 ${side}`;
  if (size < day) return `${Math.floor(size / hour)}시간 ${side}`;
  const days = daysSince1970(wallTimeOf(at)) - daysSince1970(wallTimeOf(now));
  if (days === 1) return '내일';
  if (days === -1) return '어제';
  return `${Math.abs(days)}일 ${side}`;
}

/** `YYYY-MM-DDTHH:mm` in Seoul: the value of a `datetime-local` field. */
export function seoulWallTime(at: Date): string {
  const wall = wallTimeOf(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(wall.year).padStart(4, '0')}-${two(wall.month)}-${two(wall.day)}T${two(wall.hour)}:${two(wall.minute)}`;
}

/**
 * Parses `YYYY-MM-DDTHH:mm` in Seoul; null for any other text and for times that do not exist (30
 * February, 24:00).
 */
export function fromSeoulWallTime(text: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return null;
  const at = new Date(`${text}:00+09:00`);
  // Formatting must give the same text. This also refuses times that Seoul's former summer time
  // skipped.
  return Number.isNaN(at.getTime()) || seoulWallTime(at) !== text ? null : at;
}
