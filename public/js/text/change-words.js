import { dateWords, spokenTime, wallTimeInSeoul } from './korean-time.js';

/** @typedef {'title' | 'start' | 'end'} ChangedPart */

const names = { title: '이름', start: '시작 시간', end: '끝나는 시간' };

/**
 * Tells in a sentence which parts of a meeting changed. The server and the browser both take it
 * from here.
 *
 * @param {{ title: string, startsAt: string, changed?: readonly ChangedPart[] }} meeting `startsAt`
 *   in ISO 8601; a server of the release before sends no `changed`
 * @param {number} now milliseconds since 1970
 */
export function changeWords({ title, startsAt, changed = [] }, now) {
  const start = wallTimeInSeoul(Date.parse(startsAt));
  const when = `${dateWords(start, wallTimeInSeoul(now).year)} ${spokenTime(start)}`;
  // A whole hour ends in 시, other times in 분.
  const toWhen = `${when}${start.minute === 0 ? '로' : '으로'}`;
  const hasStart = changed.includes('start');
  if (hasStart && !changed.includes('title')) return `‘${title}’ 시간이 ${toWhen} 바뀌었어요.`;
  if (hasStart) return `모임 이름이 바뀌고, 시간이 ${toWhen} 바뀌었어요: ‘${title}’`;
  if (changed.length === 1 && changed[0] === 'title') return `모임 이름이 바뀌었어요: ‘${title}’`;
  const parts = changed.map((part) => names[part]).join('과 ');
  return parts
    ? `‘${title}’ 모임의 ${parts}이 바뀌었어요.`
    : `‘${title}’ 모임이 바뀌었어요. ${when}에 ${Date.parse(startsAt) > now ? '시작해요' : '시작했어요'}.`;
}
