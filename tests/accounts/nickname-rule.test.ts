import { describe, expect, test } from 'vitest';
import { nicknameProblem } from '../../src/accounts/nickname-rule.ts';
import { nicknameKey, normaliseNickname } from '../../src/accounts/user.ts';

const allowed = [
  '달빛',
  '책 읽는 고양이',
  '가'.repeat(20),
  'Reader_01',
  '👨‍👩‍👧‍👦가족',
  '❤️책',
  '🏳️‍🌈무지개',
  '<script>',
  '{{7*7}}',
  '한글'.normalize('NFD'),
];

const refused: Record<string, string> = {
  empty: '',
  spaces: '   ',
  'one grapheme': '가',
  'twenty-one graphemes': '가'.repeat(21),
  'zero-width space': '달\u200b빛',
  'zero-width joiner between letters': '달\u200d빛',
  'Hangul filler': '\u3164\u3164',
  'half-width Hangul filler': '달\uffa0빛',
  'right-to-left override': '달\u202e빛',
  isolate: '달\u2066빛',
  'line break': '달\n빛',
  tab: '달\t빛',
  'no-break space': '달\u00a0빛',
  'lone surrogate': '달\ud800빛',
  'private use': '달\ue000빛',
  NUL: '달\u0000빛',
  'piled marks': 'a\u0300\u0301\u0302\u0303\u0304b',
  'only punctuation': '....',
  operator: '관리자',
  'operator with a digit': '운영자1',
  'operator in full width': 'ＡＤＭＩＮ',
  'operator with spaces': '책 모 임',
  'operator with a heart': '관리자❤️',
  'operator with a family': 'admin👨‍👩‍👧',
  'operator with an accent': '운영자\u0301',
  'operator with another accent': 'àdmín',
  'variation selector after a figure': '독자1\ufe0f',
  'Khmer vowel that is not drawn': '달빛\u17b4',
  'Khitan filler': '달빛\u{16fe4}',
  'null notehead': '달빛\u{1d159}',
};

describe('a nickname', () => {
  test.each(allowed)('%s can be had', (nickname) => {
    expect(nicknameProblem(normaliseNickname(nickname))).toBeNull();
  });

  test.each(Object.entries(refused))('with %s is refused in Korean', (_why, nickname) => {
    expect(nicknameProblem(normaliseNickname(nickname))).toMatch(/[가-힣]/);
  });

  test('that only looks different has the same key', () => {
    expect(nicknameKey('달빛 Reader')).toBe(nicknameKey('달빛ｒｅａｄｅｒ'));
    expect(nicknameKey('❤️책')).toBe(nicknameKey('❤책'));
  });
});
