import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readQuery, searchKey } from '../../../src/platform/search/index.ts';
import { isFound } from './like.ts';

const FixtureTitles = z.object({
  authors: z.array(z.object({ id: z.number(), name: z.string() })),
  books: z.array(z.object({ title: z.string(), contributors: z.array(z.object({ authorId: z.number() })) })),
});

describe('punctuation, spaces and variants of a letter are ignored on both sides', () => {
  test.each([
    ['첫여름완주', '첫 여름, 완주'],
    ['첫 여름 완주', '첫여름,완주'],
    ['총균쇠', '총, 균, 쇠'],
    ['총,균,쇠', '총 균 쇠'],
    ['총ㆍ균ㆍ쇠', '총·균·쇠'],
    ['총균쇠', '총ㆍ균ᆞ쇠'],
    ['데미안리커버', '데미안(리커버)'],
    ['데미안 (리커버)', '데미안 [리커버]'],
    ['데미안', '데\u200b미\u2060안'],
    ['데\u00ad미안', '데미안'],
    ['데미안'.normalize('NFD'), '데미안'],
    ['데미안', '데미안'.normalize('NFD')],
    ['ＡＩ시대', 'AI 시대'],
    ['1984', '１９８４'],
    ['cafe', 'Café'],
    ['strasse', 'Straße'],
    ['пушкин', 'ПУШКИН'],
    ['apple', '\u0430pple'],
    ['ノルウェイの森', 'ﾉﾙｳｪｲの森'],
    ['r&d', '길벗 R&D'],
    ['첫-여름', '첫여름'],
    ['k-pop', 'K-POP 이야기'],
    ['kpop', 'K-POP 이야기'],
    ['3.1운동', '3·1 운동'],
    ['rd', '길벗 R & D'],
    ["don't", 'Don’t'],
    ['dont', "Don't"],
    ['C++', 'C++ 입문'],
    ['c#', 'C# 코딩의 기술'],
    ['100%', '100% 나로 사는 법'],
    ['★', '★'],
    ['ㅋㅋ', 'ㅋㅋㅋ 웃음'],
    ['Ⅱ', '삼국지 II'],
    ['①', '1'],
    ['가나\u3164다', '가나다'],
    ['사랑…', '사랑'],
  ])('%j finds %j', (q, title) => {
    expect(isFound(q, title)).toBe(true);
  });

  test.each([
    ['C++', 'Cinema'],
    ['데안', '데미안'],
    ['안헤', '데미안', '헤르만'],
    ['총포쇠', '총, 균, 쇠'],
    ['각', '가'],
  ])('%j does not find %j', (q, title, ...others) => {
    expect(isFound(q, title, others)).toBe(false);
  });

  test.each(['', ' \t　', '\u200b', '\u0000', '\u3164\u2060', '\ud800'.slice(0, 0)])(
    '%j is no search',
    (q) => {
      expect(readQuery(q)).toBeNull();
    },
  );
});

describe('words', () => {
  const book = ['소년이 온다', ['한강', '창비']] as const;

  test.each([
    '한강 소년이 온다',
    '소년이온다 한강',
    '온다 창비 한강',
    '소년,한강',
    '한강/소년이 온다',
    '창비-한강-소년',
    '온다&한강',
    '한강   소년',
  ])('%j finds a book by title, author and publisher', (q) => {
    expect(isFound(q, ...book)).toBe(true);
  });

  test.each([
    ...[
      '-',
      '&',
      '+',
      '?',
      '★',
      '📚',
      '^^',
      '|',
      '=',
      '~',
      '#',
      '"',
      '…',
      '‘',
      '\u0301',
      '❤️',
      '🇰🇷',
      '::',
      '→',
      '™',
      'ー',
      '❣',
    ],
  ])('with %s between spaces, before or behind are the same words', (sign) => {
    for (const q of [`소년이 온다 ${sign} 한강`, `${sign} 소년이 온다`, `한강 ${sign}`])
      expect(isFound(q, ...book), q).toBe(true);
    expect(readQuery(`소년이 온다 ${sign}`)?.literal.words).toHaveLength(2);
  });

  test('of each title of the fixture find it, also with signs and its authors', () => {
    const { books, authors } = FixtureTitles.parse(JSON.parse(readFileSync('fixtures/books.json', 'utf8')));
    const names = new Map(authors.map(({ id, name }) => [id, name]));
    for (const { title, contributors } of books) {
      const people = contributors.flatMap(({ authorId }) => names.get(authorId) ?? []);
      const [author = ''] = people;
      for (const q of [title, `${title} - ${author}`, `${title} & ${author}`, `${author} + ${title} ?`])
        expect(isFound(q, title, people), q).toBe(true);
    }
    expect(books.length).toBeGreaterThan(300);
  });

  test.each(['한강 소년이 간다', '황석영 소년이 온다'])('%j lacks one word', (q) => {
    expect(isFound(q, ...book)).toBe(false);
  });

  test('are at most eight, and one that stands in another costs nothing', () => {
    expect(readQuery('가 나 다 라 마 바 사 아 자 차 카')?.literal.words).toHaveLength(8);
    expect(readQuery('이 이야 이야기 이야기')?.literal.words).toHaveLength(1);
  });
});

describe('initial consonants and half-typed syllables', () => {
  test.each([
    ['ㄷㅁㅇ', '데미안'],
    ['ㄷㅁ', '데미안'],
    ['ㄷ', '데미안'],
    ['\u1103\u1106\u110b', '데미안'],
    ['ﾧﾱﾷ', '데미안'],
    ['데미ㅇ', '데미안'],
    ['데ㅁㅇ', '데미안'],
    ['ㄷ미안', '데미안'],
    ['데미아', '데미안'],
    ['데밍', '데미안'],
    ['뎀', '데미안'],
    ['데', '데미안'],
    ['소ㄴㅇ ㅇㄷ', '소년이 온다'],
    ['소ㄴㅇ 온다', '소년이 온다'],
    ['ㅅㄴㅇㅇㄷ', '소년이 온다'],
    ['한강 ㅅㄴㅇ', '소년이 온다'],
    ['달', '닭'],
    ['닭', '달구경'],
    ['갑', '값'],
    ['고', '과학'],
    ['으', '의자'],
    ['ㄳ', '감사'],
    ['가ㄳ', '가감사'],
    ['ㄱㅏ', '가'],
    ['ㄷㅔㅁㅣㅇㅏㄴ', '데미안'],
    ['ㄷㅔㅁㅣㅇ', '데미안'],
    ['ㄱㅗㅏㅎㅏㄱ', '과학'],
    ['ㅠㅠ', 'ㅠㅠ 눈물'],
    ['ㅇㄴㄷ', '100% 안녕 데미안'],
    ['rㅈㄹ', 'R 전략'],
    ['ㄲㅅ', '꽃수레'],
  ])('%j finds %j', (q, title) => {
    expect(isFound(q, title, ['한강'])).toBe(true);
  });

  test.each([
    ['ㄷㅁㄱ', '데미안'],
    ['데며', '데미안'],
    ['뎡미', '데미안'],
    ['데 미아', '데모 미국'],
    ['ㅇㅎ', '데미안', '헤세'],
  ])('%j does not find %j', (q, title, ...others) => {
    expect(isFound(q, title, others)).toBe(false);
  });
});

describe('an ISBN', () => {
  const book = ['데미안', ['헤르만 헤세'], '9788937460449'] as const;

  test.each([
    '9788937460449',
    '978-89-374-6044-9',
    '978 89 374 6044 9',
    '９７８８９３７４６０４４９',
    '978–89–374–6044–9',
    'ISBN 978-89-374-6044-9',
    'ISBN-13: 9788937460449',
    '8937460440',
    '89-374-6044-0',
    'isbn 89 374 6044 0',
    '데미안 9788937460449',
    '8937460440 헤세',
  ])('%j finds the book', (q) => {
    expect(isFound(q, ...book)).toBe(true);
  });

  test('of ten figures may end in X, small or large', () => {
    const other = ['X', [], '9780804429573'] as const;
    for (const q of ['080442957X', '0-8044-2957-x']) expect(isFound(q, ...other)).toBe(true);
  });

  test.each(['8937460441', '893746044', '9788937460448', '데미안 9788937460448'])('%j is of no book', (q) => {
    expect(isFound(q, ...book)).toBe(false);
  });
});

describe('whatever the text', () => {
  const korean = fc
    .array(fc.integer({ min: 0xac00, max: 0xd7a3 }), { minLength: 1, maxLength: 12 })
    .map((points) => String.fromCodePoint(...points));

  test('each part of a title finds it, and so does what was typed of it so far', () => {
    fc.assert(
      fc.property(korean, fc.nat(), fc.nat(), (title, from, length) => {
        const start = from % title.length;
        const part = title.slice(start, start + 1 + (length % (title.length - start)));
        expect(isFound(part, title)).toBe(true);
        const strokes = part.normalize('NFD');
        for (let typed = 1; typed <= strokes.length; typed += 1)
          expect(isFound(strokes.slice(0, typed).normalize('NFC'), title), `${typed} of ${part}`).toBe(true);
      }),
    );
  });

  test('the initials of a title find it, unless one stands more than four times in a row', () => {
    fc.assert(
      fc.property(korean, (title) => {
        const initials = [...title].map((each) => each.normalize('NFD').charAt(0)).join('');
        fc.pre(!/(.)\1{4}/u.test(initials));
        expect(isFound(initials, title)).toBe(true);
      }),
    );
  });

  test('a text finds itself, or is no search', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        expect(readQuery(text) === null || isFound(text, text)).toBe(true);
      }),
    );
  });

  test('keys of a Latin keyboard are read as Hangul, word by word', () => {
    const typed = readQuery('thsusdl dhsek')?.otherwise ?? [];
    expect(typed.map(({ words }) => words)).toEqual([readQuery('소년이 온다')?.literal.words]);
    expect(readQuery('the cat')?.otherwise).toEqual([]);
  });

  test('any keys are a search', () => {
    const keys = fc.string({ unit: fc.constantFrom(...'qwertyuiopasdfghjklzxcvbnmQWERTOP ') });
    fc.assert(
      fc.property(keys, (q) => {
        expect(() => readQuery(q)).not.toThrow();
      }),
    );
    expect(readQuery('horse')?.otherwise.length).toBeGreaterThan(0);
  });

  test('patterns hold no metacharacter but those that stand for a letter', () => {
    for (const q of ["%_\\'; DROP", '\\%', '100%_', 'ㄱ%']) {
      const { literal } = readQuery(q) ?? {};
      for (const body of literal?.words.flat() ?? []) expect(body).not.toMatch(/[%\\]/);
    }
  });

  test('a key and a query stay small', () => {
    const { text, grams } = searchKey('ᄀ'.repeat(6_000), Array(500).fill('가나다'.repeat(100)));
    expect(text.length).toBeLessThan(2_000);
    expect(grams.length).toBeLessThan(2_500);
    const random = Array.from({ length: 5_000 }, (_, at) =>
      String.fromCodePoint(0xac00 + ((at * 37) % 11_172)),
    );
    expect(searchKey(random.join(''), [random.join('')]).grams.length).toBeLessThan(2_500);
    expect(readQuery('ﷺ'.repeat(100))?.literal.phrase[0]?.length).toBeLessThan(200);
  });
});
