const timeZone = 'Asia/Seoul';
const clock = new Intl.DateTimeFormat('ko-KR', { timeZone, hour: 'numeric', minute: '2-digit' });
const calendar = new Intl.DateTimeFormat('ko-KR', {
  timeZone,
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  weekday: 'short',
});

/** @param {string} iso */
export const timeOfDay = (iso) => clock.format(new Date(iso));

/**
 * "11월 22일(일)" in Seoul, with the year when it is not this one: as the server says it.
 * @param {string} iso
 * @param {number} now milliseconds since 1970
 */
export function dayOf(iso, now) {
  const day = calendarOf(Date.parse(iso));
  const year = day.year === calendarOf(now).year ? '' : `${day.year}년 `;
  return `${year}${day.month}월 ${day.day}일(${day.weekday})`;
}

/** @param {number} time */
function calendarOf(time) {
  const parts = calendar.formatToParts(time);
  const { year, month, day, weekday } = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return { year, month, day, weekday };
}

/**
 * The time left, as one says it: whole days and hours when it is long, to the second when it is short.
 * @param {number} milliseconds
 */
export function timeLeft(milliseconds) {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1_000));
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor(seconds / 3_600) % 24;
  const minutes = Math.floor(seconds / 60) % 60;
  const units = [
    { amount: days, unit: '일' },
    { amount: hours, unit: '시간' },
    { amount: minutes, unit: '분' },
    { amount: days > 0 ? 0 : seconds % 60, unit: '초' },
  ];
  const said = units.filter(({ amount }) => amount > 0).map(({ amount, unit }) => `${amount}${unit}`);
  return said.join(' ') || '0초';
}
