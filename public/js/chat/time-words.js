const timeZone = 'Asia/Seoul';
const clock = new Intl.DateTimeFormat('ko-KR', { timeZone, hour: 'numeric', minute: '2-digit' });
const calendar = new Intl.DateTimeFormat('ko-KR', { timeZone, dateStyle: 'full' });

/** @param {string} iso */
export const timeOfDay = (iso) => clock.format(new Date(iso));

/** @param {string} iso */
export const dayOf = (iso) => calendar.format(new Date(iso));

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
