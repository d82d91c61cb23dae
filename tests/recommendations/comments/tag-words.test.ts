import { expect, test } from 'vitest';
import { tagVocabulary } from '../../../src/books/index.ts';
import { tagClause, wordClause } from '../../../src/recommendations/comments/tag-words.ts';

test.each([
  ['서늘한', '‘서늘한’ 분위기의'],
  ['서정적', '‘서정적’인 분위기의'],
  ['긴장감', '‘긴장감’이 도는'],
  ['위로', '‘위로’를 건네는'],
  ['희망', '‘희망’이 담긴'],
  ['역사', '‘역사’를 다룬'],
  ['나이 듦', '‘나이 듦’을 다룬'],
  ['SF', '‘SF’ 이야기를 담은'],
  ['고전', '‘고전’이라는 키워드가 붙은'],
  ['시집', '‘시집’으로 나온'],
  ['긴 호흡', '‘긴 호흡’으로 읽는'],
  ['깊이 있는', '‘깊이 있는’ 내용을 담은'],
  ['빠른 전개', '‘빠른 전개’로 읽히는'],
  ['쉬운 입문', '‘쉬운 입문’에 알맞은'],
  ['천천히', '‘천천히’ 읽기 좋은'],
])('%s: %s 책', (tag, clause) => {
  expect(tagClause(tag)).toBe(clause);
});

test('every mood and pace of the vocabulary has words of its own', () => {
  const plain = tagVocabulary.filter(({ tag, kind }) => kind !== 'theme' && /다룬$/.test(tagClause(tag)));
  expect(plain).toEqual([]);
});

test.each([
  ['처음', '제목에 ‘처음’이라는 말이 들어간'],
  ['이야기', '제목에 ‘이야기’라는 말이 들어간'],
  ['1984', '제목에 ‘1984’라는 말이 들어간'],
  ['SQL', '제목에 ‘SQL’이라는 말이 들어간'],
])('the particle after a quoted word fits how it is read: %s', (word, clause) => {
  expect(wordClause('제목', word)).toBe(clause);
});
