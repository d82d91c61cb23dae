import { expect, test } from 'vitest';
import { createWordMatcher } from '../../../src/platform/text/word-matcher.ts';

const holds = createWordMatcher(['바보', 'ass', '시 발', 'Ｐｏｅｔ']);

test.each([
  '바보',
  '야, 바보야!',
  '바.보',
  '바 보',
  '바\n보',
  '음...바보',
  '"바-_-보"라고',
  'ㅂㅏㅂㅗ',
  '바\u3164보',
  '\u3164바\u115f보',
  '바\u200b\uffa0보',
  '시발',
  'ASS야',
  'a s s',
  'pOeT',
])('"%s" holds a word of the list', (text) => {
  expect(holds(text)).toBe(true);
});

test.each([
  '대바보',
  '다시 발견했어요',
  '시 발표회',
  '바다보다',
  'class',
  'assembly',
  'poetry',
  '',
  '...',
  '바',
])('"%s" holds no word of the list', (text) => {
  expect(holds(text)).toBe(false);
});

test('a list without words holds nothing back', () => {
  expect(createWordMatcher([])('바보')).toBe(false);
  expect(createWordMatcher(['...'])('...')).toBe(false);
  expect(createWordMatcher(['\u3164'])('\u3164')).toBe(false);
});
