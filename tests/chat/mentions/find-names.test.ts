import { describe, expect, test } from 'vitest';
import { findNames } from '../../../src/chat/mentions/find-names.ts';

const nicknames = ['책 읽는 고래', '지은이네', '지은', '수', 'Jane Doe', 'Jane', '달빛🌙', '민수2'];
const people = nicknames
  .map((nickname, at) => ({ userId: at + 1, nickname }))
  .sort((a, b) => b.nickname.length - a.nickname.length);

/** Returns the marked parts of a text, and whom each names. */
const namesIn = (text: string) =>
  findNames(text, people).map(({ userId, at, length }) => [
    text.slice(at, at + length),
    nicknames[userId - 1],
  ]);

describe('a name after the sign is found', () => {
  test.each([
    ['@지은', '@지은', '지은'],
    ['안녕하세요 @지은!', '@지은', '지은'],
    ['그런데@지은 님은요', '@지은', '지은'],
    ['@지은님은 어떠세요', '@지은', '지은'],
    ['@지은은 읽었대요', '@지은', '지은'],
    ['@지은아', '@지은', '지은'],
    ['@지은이랑 같이', '@지은', '지은'],
    ['@지은이네에서', '@지은이네', '지은이네'],
    ['@책 읽는 고래님', '@책 읽는 고래', '책 읽는 고래'],
    ['@jane', '@jane', 'Jane'],
    ['@Jane Doe, 보세요', '@Jane Doe', 'Jane Doe'],
    ['@Jane Dough', '@Jane', 'Jane'],
    ['@Jane이랑', '@Jane', 'Jane'],
    ['@달빛🌙봤어요', '@달빛🌙', '달빛🌙'],
    ['(@민수2)', '@민수2', '민수2'],
  ])('%s', (text, marked, nickname) => {
    expect(namesIn(text)).toEqual([[marked, nickname]]);
  });
});

describe('a text that names nobody:', () => {
  test.each([
    '지은',
    '@ 지은',
    '@지은정',
    '@지은2',
    '@지은ok',
    '@Janet',
    '@Jane2',
    'mail@jane.kr',
    'https://example.com/@jane',
    '@민수',
    '@@수',
    '@',
    '',
  ])('%s', (text) => {
    expect(namesIn(text)).toEqual([]);
  });
});

test('several names are found in their order, and the same person twice', () => {
  expect(namesIn('@지은 @수 그리고 @지은')).toEqual([
    ['@지은', '지은'],
    ['@수', '수'],
    ['@지은', '지은'],
  ]);
});

test('a message marks ten names at most', () => {
  expect(namesIn('@수 '.repeat(12))).toHaveLength(10);
});

test('a text of 2,000 signs is read quickly', () => {
  const from = performance.now();
  findNames('@'.repeat(2_000), people);
  expect(performance.now() - from).toBeLessThan(500);
});
