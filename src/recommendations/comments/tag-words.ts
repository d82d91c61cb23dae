import { particle, withParticle } from '../../platform/korean-particle.ts';

/** Words between a quoted tag and "책". The tags that are not listed are subjects of books. */
const afterTag: Readonly<Record<string, string>> = {
  서정적: '인 분위기의',
  긴장감: '이 도는',
  위로: '를 건네는',
  희망: '이 담긴',
  SF: ' 이야기를 담은',
  판타지: ' 이야기를 담은',
  // Also a book about classics has this tag.
  고전: '이라는 키워드가 붙은',
  시집: '으로 나온',
  '긴 호흡': '으로 읽는',
  '짧은 호흡': '으로 읽는',
  '깊이 있는': ' 내용을 담은',
  '빠른 전개': '로 읽히는',
  '쉬운 입문': '에 알맞은',
  천천히: ' 읽기 좋은',
};

/** Tags of a mood that stand before a noun by themselves. */
const moods = new Set(['강렬한', '따뜻한', '서늘한', '신비로운', '애틋한', '유쾌한', '잔잔한']);

/** Returns a tag as words before "책": "‘서늘한’ 분위기의", "‘역사’를 다룬". */
export function tagClause(tag: string): string {
  const quoted = `‘${tag}’`;
  if (moods.has(tag)) return `${quoted} 분위기의`;
  const after = afterTag[tag];
  return after === undefined ? `${withParticle(quoted, '을')} 다룬` : `${quoted}${after}`;
}

/** Returns the words for a part of a text that stands in a title or subtitle. */
export const wordClause = (place: '제목' | '부제', word: string) =>
  `${place}에 ‘${word}’${particle(word, '이라는')} 말이 들어간`;
