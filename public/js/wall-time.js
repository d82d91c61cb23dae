const weekdays = ['일', '월', '화', '수', '목', '금', '토'];
const minute = 60_000;

/**
 * The value of a `datetime-local` field, as if it were UTC: only what it says and the distance between two of them matter here. NaN for what is no time.
 * @param {string} value
 */
export const readWallTime = (value) => (value.includes('T') ? Date.parse(`${value}:00Z`) : Number.NaN);

/** @param {number} at */
export const writeWallTime = (at) => new Date(at).toISOString().slice(0, 16);

/**
 * "11월 24일(화) 오후 8:00", with the year when it is not `year`: as the server says it. Empty for what is no time.
 * @param {string} value
 * @param {string} year
 */
export function wallTimeWords(value, year) {
  const at = readWallTime(value);
  if (Number.isNaN(at)) return '';
  const time = new Date(at);
  const [hour, minutes] = [time.getUTCHours(), String(time.getUTCMinutes()).padStart(2, '0')];
  const date = `${time.getUTCMonth() + 1}월 ${time.getUTCDate()}일(${weekdays[time.getUTCDay()]})`;
  const head = value.startsWith(`${year}-`) ? '' : `${time.getUTCFullYear()}년 `;
  return `${head}${date} ${hour < 12 ? '오전' : '오후'} ${hour % 12 || 12}:${minutes}`;
}

/**
 * "1시간 30분"; empty for nothing and less.
 * @param {number} milliseconds
 */
export function lengthWords(milliseconds) {
  const minutes = Math.round(milliseconds / minute);
  if (!(minutes > 0)) return '';
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 && `${hours}시간`, rest > 0 && `${rest}분`].filter(Boolean).join(' ');
}
