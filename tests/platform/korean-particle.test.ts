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

  test.each([
    ['K-POP', '을', 'K-POP을'],
    ['WEB', '은', 'WEB은'],
    ['USB', '은', 'USB는'],
    ['API', '을', 'API를'],
    ['GPT', '을', 'GPT를'],
    ['ChatGPT', '을', 'ChatGPT를'],
    ['HTML', '은', 'HTML은'],
    ['VR', '은', 'VR은'],
    ['DSLR', '이', 'DSLR이'],
    ['STAR', '이', 'STAR가'],
    ['OTP', '을', 'OTP를'],
    ['VIP', '은', 'VIP는'],
    ['MBTI', '은', 'MBTI는'],
    ['APP', '을', 'APP을'],
    ['UP', '을', 'UP을'],
    ['ONE', '은', 'ONE은'],
    ['TIME', '을', 'TIME을'],
    ['LOVE', '은', 'LOVE는'],
    ['TOP', '이', 'TOP이'],
    ['TOEIC', '은', 'TOEIC은'],
    ['KOSDAQ', '이', 'KOSDAQ이'],
    ['U.S.A.', '은', 'U.S.A.는'],
    ['R&B', '을', 'R&B를'],
    ['iOS', '은', 'iOS는'],
    ['Vitamin C', '을', 'Vitamin C를'],
    ['Plan B', '을', 'Plan B를'],
    ['Mr. L', '은', 'Mr. L은'],
  ] as const)('capitals as a word or by letters: %s + %s → %s', (word, wanted, expected) => {
    expect(withParticle(word, wanted)).toBe(expected);
  });

  test.each([
    ['Harry', '이', 'Harry가'],
    ['Harry Potter', '을', 'Harry Potter를'],
    ['YouTube', '을', 'YouTube를'],
    ['Netflix', '은', 'Netflix는'],
    ['iPhone', '은', 'iPhone은'],
    ['Google', '이', 'Google이'],
    ['internet', '은', 'internet은'],
    ['React', '을', 'React를'],
    ['music', '은', 'music은'],
    ['Mac', '이', 'Mac이'],
    ['blog', '을', 'blog를'],
    ['group', '이', 'group이'],
    ['food', '을', 'food를'],
    ['TikTok', '은', 'TikTok은'],
    ['startup', '을', 'startup을'],
    ['Facebook', '이', 'Facebook이'],
    ['design', '은', 'design은'],
    ['King', '을', 'King을'],
    ['desk', '은', 'desk는'],
    ['Café', '은', 'Café는'],
    ['Wi-Fi', '을', 'Wi-Fi를'],
    ['e-book', '이에요', 'e-book이에요'],
    ['Anime', '은', 'Anime는'],
    ['bomb', '은', 'bomb은'],
  ] as const)('Latin words as Koreans write them: %s + %s → %s', (word, wanted, expected) => {
    expect(withParticle(word, wanted)).toBe(expected);
  });

  test.each([
    ['7', '을', '7을'],
    ['10', '이', '10이'],
    ['2024년', '은', '2024년은'],
    ['1,000,000,000,000', '은', '1,000,000,000,000는'],
    ['3.5', '이', '3.5가'],
    ['②', '은', '②는'],
    ['７', '을', '７을'],
    ['MP3', '을', 'MP3를'],
    ['DAY6', '은', 'DAY6는'],
    ['K9', '이', 'K9이'],
    ['2NE1', '은', '2NE1은'],
    ['5G', '을', '5G를'],
    ['Part II', '을', 'Part II를'],
    ['Part III', '을', 'Part III을'],
    ['제Ⅳ권 Ⅸ', '은', '제Ⅳ권 Ⅸ는'],
    ['C++', '을', 'C++를'],
    ['C#', '은', 'C#은'],
    ['36.5℃', '은', '36.5℃는'],
    ['100m²', '이', '100m²가'],
    ['x²', '은', 'x²은'],
    ['8GB', '을', '8GB를'],
    ['3t', '은', '3t은'],
    ['책📚', '을', '책📚을'],
    ['하트❤️', '이', '하트❤️가'],
    ['“모모”', '은', '“모모”는'],
    ['데미안(소설)', '을', '데미안(소설)을'],
    ['[WEB]', '은', '[WEB]은'],
    ['ㅋㅋㅋ', '은', 'ㅋㅋㅋ은'],
    ['ㅠㅠ', '은', 'ㅠㅠ는'],
    ['ひらがな', '은', 'ひらがな는'],
    ['パン', '을', 'パン을'],
    ['한글'.normalize('NFD'), '은', `${'한글'.normalize('NFD')}은`],
  ] as const)('figures, signs and other letters: %s + %s → %s', (word, wanted, expected) => {
    expect(withParticle(word, wanted)).toBe(expected);
  });

  test('where the sound cannot be known, both shapes are written', () => {
    expect(withParticle('起', '은')).toBe('起은(는)');
    expect(withParticle('', '을')).toBe('을(를)');
    expect(withParticle('Иван', '이')).toBe('Иван이(가)');
    expect(withParticle('😀', '은')).toBe('😀은(는)');
  });
});

test('a particle stays behind its closing quotation mark, and nothing else is held', () => {
  expect(holdParticles('‘위로’를 고르셨지요. 『급류』는 “말”이에요.')).toBe(
    '‘위로’\u2060를 고르셨지요. 『급류』\u2060는 “말”\u2060이에요.',
  );
  expect(holdParticles('‘위로’ 책갈피')).toBe('‘위로’ 책갈피');
});
