import { weekOfMonth } from '../rhythm.js';
import { readWallTime, wallTimeOf } from '../wall-time.js';
import { spokenTime, weekdayWord } from './korean-time.js';

const places = ['첫째', '둘째', '셋째', '넷째', '마지막'];

/**
 * A series in words: "매달 셋째 화요일 저녁 7시 30분, 6번". Empty without a start or a repetition.
 *
 * @param {string} first
 * @param {import('../rhythm.js').Repeat} repeat
 * @param {number} times
 */
export function rhythmWords(first, repeat, times) {
  if (repeat === 'none' || Number.isNaN(readWallTime(first))) return '';
  const wall = wallTimeOf(first);
  const day = `${weekdayWord(wall)}요일`;
  const rhythm = {
    weekly: `매주 ${day}`,
    biweekly: `2주마다 ${day}`,
    monthly: `매달 ${places[weekOfMonth(wall) - 1]} ${day}`,
  }[repeat];
  return `${rhythm} ${timeOfDay(wall)}, ${times}번`;
}

/**
 * The hours from 6 to 9 in the afternoon are the evening.
 *
 * @param {import('./korean-time.js').WallTime} wall
 */
const timeOfDay = (wall) =>
  wall.hour >= 18 && wall.hour < 22 ? spokenTime(wall).replace('오후', '저녁') : spokenTime(wall);
