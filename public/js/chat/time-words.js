import { dateWords, timeWords, wallTimeInSeoul } from '../text/korean-time.js';

/**
 * "오후 8:00" in Seoul.
 *
 * @param {string} iso
 */
export const timeOfDay = (iso) => timeWords(wallTimeInSeoul(Date.parse(iso)));

/**
 * "11월 22일(일)" in Seoul, with the year when it is not this one.
 *
 * @param {string} iso
 * @param {number} now milliseconds since 1970
 */
export const dayOf = (iso, now) => dateWords(wallTimeInSeoul(Date.parse(iso)), wallTimeInSeoul(now).year);

/**
 * The time left: "2일 3시간" from a day on, and "3분 20초" below.
 *
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
  const words = units.filter(({ amount }) => amount > 0).map(({ amount, unit }) => `${amount}${unit}`);
  return words.join(' ') || '0초';
}
