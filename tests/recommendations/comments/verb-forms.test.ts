import { describe, expect, test } from 'vitest';
import { isFormOf, verbs } from '../../../src/recommendations/comments/verb-forms.ts';

describe('forms of a verb', () => {
  test.each([
    ['읽다', '읽으면 읽는 읽은 읽기에도 읽어요 읽어보세요 읽습니다 읽으시면'],
    ['펼치다', '펼치고 펼친 펼쳐 펼쳐보면 펼칩니다 펼칠 펼치기에'],
    ['고르다', '골라 고르면 고른 골라도'],
    ['가볍다', '가볍게 가벼운 가벼워 가벼워지는'],
    ['만들다', '만들어 만드는 만든 만들면 만듭니다 만들기'],
    ['듣다', '듣고 들으면 들어 들은'],
    ['나누다', '나눠 나누어 나눈 나누기'],
    ['추천하다', '추천해요 추천합니다 추천해드려요 추천하고'],
    ['곱씹다', '곱씹으며 곱씹어 곱씹을'],
  ])('%s: %s', (verb, forms) => {
    const known = verbs(verb);
    expect(forms.split(' ').filter((form) => !isFormOf(form, known))).toEqual([]);
  });

  test.each([
    ['읽다', '읽지 읽었어요 읽으세요? 읽으시네요 읽혀 일어'],
    ['되다', '돼지 됐나요'],
    ['추천하다', '추천하지 추천했어요 추천하시네요'],
  ])('denials, the past and observations are no forms of %s: %s', (verb, words) => {
    const known = verbs(verb);
    expect(words.split(' ').filter((word) => isFormOf(word, known))).toEqual([]);
  });

  test('the past is a form where it is asked for', () => {
    expect(isFormOf('골랐어요', verbs('고르다', 'past'))).toBe(true);
    expect(isFormOf('골라봤어요', verbs('고르다', 'past'))).toBe(true);
    expect(isFormOf('골랐어요', verbs('고르다'))).toBe(false);
  });
});
