import { expect, test } from 'vitest';
import { splitTitle } from '../../../src/books/book-text.ts';
import { workKey } from '../../../src/books/works/work-key.ts';

const keyOf = (full: string, ...names: string[]) =>
  workKey({
    ...splitTitle(full),
    subCategory: null,
    contributors: names.map((name) => ({ name, role: '지은이' })),
  });

test.each([
  [
    '토지',
    `토지|토지 1|토지 20 : 완결|토지 세트 - 전20권|토지 (전20권)|토지 전20권 세트|토지 1부 세트 (전4권)|토지 2부 1권
    |토지 제2부 1|토지下|토지 (下)|[전집] 토지 1~20|토지 양장 세트|토지 박스세트|토지 SET|토지 6 (2부 2권)`,
  ],
  [
    '파친코',
    '파친코 2|파친코 1~2 세트|파친코 1, 2|파친코 1+2 합본|파친코 상하 세트|파친코 상·하|파친코 2 개정판|파친코2',
  ],
  [
    '삼체',
    '삼체 1부 : 삼체문제|삼체 2부 : 암흑의 숲|삼체 : 2부 암흑의 숲|삼체 II|삼체 III 사신의 영생|삼체 1~3 세트 - 전3권',
  ],
  ['국보', '국보 : 상·청춘편|국보 : 하·화도편|국보 하권|국보 세트 - 전2권'],
  [
    '반지의제왕',
    '반지의 제왕 1 : 반지 원정대|반지의 제왕 2. 두 개의 탑|반지의 제왕 2부 두 개의 탑|반지의 제왕 세트',
  ],
  ['1q84', '1Q84 1|1Q84 BOOK 2|1Q84 2권|1Q84 세트'],
  ['듄', '듄 1|듄 신장판 전6권 세트|듄 (신장판 전6권)|듄 신장판 1~6'],
  [
    '사피엔스그래픽히스토리',
    '사피엔스 : 그래픽 히스토리 Vol.1|사피엔스 : 그래픽 히스토리 Vol.2 - 문명의 기둥',
  ],
  ['드래곤라자', '드래곤 라자 1|드래곤 라자 8 (완결)|드래곤 라자 10주년 기념 양장본 세트 - 전8권'],
  ['7년의밤', '7년의 밤|7년의 밤 (리커버)'],
])('%s: %s', (key, titles) => {
  for (const title of titles.split('|')) expect(keyOf(title.trim()), title).toBe(key);
});

test('a set of several works and a book about a work have keys of their own', () => {
  expect(keyOf('데미안 + 싯다르타 세트', '헤르만 헤세')).not.toBe(keyOf('데미안', '헤르만 헤세'));
  expect(keyOf('불편한 편의점 필사집')).not.toBe(keyOf('불편한 편의점'));
  expect(keyOf('사피엔스')).not.toBe(keyOf('사피엔스 : 그래픽 히스토리 Vol.2'));
});

test("the author's name before the title is no part of the key", () => {
  expect(keyOf('요시카와 에이지 삼국지 2', '요시카와 에이지')).toBe('삼국지');
});

test('any text at all has a key that fits an index, in time', () => {
  const start = performance.now();
  for (const piece of [
    '전2권 ',
    '1부 ',
    ': 하 · ',
    '세트 ',
    '2 개정판 ',
    'vol. 2 ',
    'II ',
    '가',
    '- ',
    '.',
    '',
  ])
    expect([...keyOf(`가나 ${piece.repeat(500)}`)].length).toBeLessThanOrEqual(200);
  expect(performance.now() - start).toBeLessThan(1_000);
});
