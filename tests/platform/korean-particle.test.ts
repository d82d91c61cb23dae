import { describe, expect, test } from 'vitest';
import { holdParticles, withParticle } from '../../src/platform/korean-particle.ts';

describe('a particle fits the last sound of the word before it', () => {
  test.each([
    ['할매', '은', '할매는'],
    ['모순', '은', '모순은'],
    ['급류', '을', '급류를'],
    ['절창', '을', '절창을'],
    ['소년이 온다', '이', '소년이 온다가'],
    ['남극', '이', '남극이'],
    ['『데미안』', '은', '『데미안』은'],
    ['혼모노 (특별판)', '과', '혼모노 (특별판)과'],
    ['남극!', '이라는', '남극!이라는'],
  ] as const)('Hangul: %s + %s → %s', (word, wanted, expected) => {
    expect(withParticle(word, wanted)).toBe(expected);
  });

  test.each([
    ['트렌드 코리아 2026', '은', '트렌드 코리아 2026은'],
    ['소설 보다 2', '을', '소설 보다 2를'],
    ['총 균 쇠 100', '은', '총 균 쇠 100은'],
    ['세븐 7', '이', '세븐 7이'],
    ['1984', '은', '1984는'],
    ['오늘부터 10', '이라는', '오늘부터 10이라는'],
    ['Vol. 3', '과', 'Vol. 3과'],
    ['읽는 사람 9', '이', '읽는 사람 9가'],
  ] as const)('numerals as they are read: %s + %s → %s', (word, wanted, expected) => {
    expect(withParticle(word, wanted)).toBe(expected);
  });

  test.each([
    ['진짜 쓰는 AI', '을', '진짜 쓰는 AI를'],
    ['처음 하는 SQL', '은', '처음 하는 SQL은'],
    ['박곰희의 ETF', '은', '박곰희의 ETF는'],
    ['Python', '은', 'Python은'],
    ['Apple', '은', 'Apple은'],
    ['Notebook', '이에요', 'Notebook이에요'],
    ['Cosmos', '이', 'Cosmos가'],
    ['Tell Me', '을', 'Tell Me를'],
    ['Time', '을', 'Time을'],
    ['Web', '을', 'Web을'],
    ['Book Club', '을', 'Book Club을'],
    ['Feel Good', '을', 'Feel Good을'],
    ['BOOK', '을', 'BOOK을'],
    ['SHOP', '을', 'SHOP을'],
    ['HTTP', '을', 'HTTP를'],
  ] as const)('Latin endings: %s + %s → %s', (word, wanted, expected) => {
    expect(withParticle(word, wanted)).toBe(expected);
  });

  test.each([
    ['상위 1%', '을', '상위 1%를'],
    ['상위 1%!', '이', '상위 1%!가'],
    ['1cm', '을', '1cm를'],
    ['하루 10km', '은', '하루 10km는'],
    ['3 kg', '과', '3 kg과'],
    ['『1%』', '을', '『1%』를'],
    ['Web 2', '을', 'Web 2를'],
  ] as const)('units as they are called: %s + %s → %s', (word, wanted, expected) => {
    expect(withParticle(word, wanted)).toBe(expected);
  });

  test('where the sound cannot be known, both shapes are written', () => {
    expect(withParticle('起', '은')).toBe('起은(는)');
    expect(withParticle('', '을')).toBe('을(를)');
  });
});

test('a particle stays behind its closing quotation mark, and nothing else is held', () => {
  expect(holdParticles('‘위로’를 고르셨지요. 『급류』는 “말”이에요.')).toBe(
    '‘위로’\u2060를 고르셨지요. 『급류』\u2060는 “말”\u2060이에요.',
  );
  expect(holdParticles('‘위로’ 책갈피')).toBe('‘위로’ 책갈피');
});
