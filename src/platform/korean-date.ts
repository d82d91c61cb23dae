// Times are stored in UTC. People read and type wall time in Seoul, independent of the time zone of
// the process and of the database session.

const zone = 'Asia/Seoul';
const weekdays = ['일', '월', '화', '수', '목', '금', '토'];
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const calendar = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
  timeZone: zone,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

function wallTimeOf(at: Date): WallTime {
  const parts = Object.fromEntries(
    calendar.formatToParts(at).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 0, day: date = 0, hour: hours = 0, minute: minutes = 0 } = parts;
  return { year, month, day: date, hour: hours, minute: minutes };
}

const isSameDay = (a: WallTime, b: WallTime) => a.year === b.year && a.month === b.month && a.day === b.day;
/** Days since 1970. */
const dayOf = (wall: WallTime) => Date.UTC(wall.year, wall.month - 1, wall.day) / day;
/** 1 January 1970 was a Thursday. */
const weekdayOf = (wall: WallTime) => weekdays[(dayOf(wall) + 4) % 7];
const halfOf = (wall: WallTime) => (wall.hour < 12 ? '오전' : '오후');
const clockOf = (wall: WallTime) => `${wall.hour % 12 || 12}:${String(wall.minute).padStart(2, '0')}`;

function dateOf(wall: WallTime, now: WallTime): string {
  const year = wall.year === now.year ? '' : `${wall.year}년 `;
  return `${year}${wall.month}월 ${wall.day}일(${weekdayOf(wall)})`;
}

/** "7월 3일(금) 오후 8:00", with the year when it is not the year of `now`. */
export function koreanDateTime(at: Date, now: Date): string {
  const wall = wallTimeOf(at);
  return `${dateOf(wall, wallTimeOf(now))} ${halfOf(wall)} ${clockOf(wall)}`;
}

/** "7월 3일(금)", with the year when it is not the year of `now`. */
export const koreanDay = (at: Date, now: Date): string => dateOf(wallTimeOf(at), wallTimeOf(now));

/** "오후 8:00" */
export function koreanTime(at: Date): string {
  const wall = wallTimeOf(at);
  return `${halfOf(wall)} ${clockOf(wall)}`;
}

/** "7월 3일(금) 오후 8:00~9:30"; parts that are equal at both ends appear once. */
export function koreanPeriod(from: Date, to: Date, now: Date): string {
  const [start, end] = [wallTimeOf(from), wallTimeOf(to)];
  const head = koreanDateTime(from, now);
  if (!isSameDay(start, end)) return `${head} ~ ${koreanDateTime(to, now)}`;
  return `${head}~${halfOf(start) === halfOf(end) ? '' : `${halfOf(end)} `}${clockOf(end)}`;
}

/** A duration in milliseconds, to the minute: "1시간 30분", "2시간", "45분". */
export function koreanDuration(milliseconds: number): string {
  const minutes = Math.max(0, Math.round(milliseconds / minute));
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest}분`;
  return rest === 0 ? `${hours}시간` : `${hours}시간 ${rest}분`;
}

/**
 * How far `at` is from `now`: "10분 뒤", "3시간 뒤", and from a day on by the calendar, "내일", "2일 뒤".
 * Minutes and hours are rounded down, so it never overstates the time left.
 */
export function koreanDistance(at: Date, now: Date): string {
  const span = at.getTime() - now.getTime();
  const size = Math.abs(span);
  const side = span > 0 ? '뒤' : '전';
  if (size < minute) return span > 0 ? '곧' : '방금';
  if (size < hour) return `${Math.floor(size / minute)}분 ${side}`;
  if (size < day) return `${Math.floor(size / hour)}시간 ${side}`;
  const days = dayOf(wallTimeOf(at)) - dayOf(wallTimeOf(now));
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
