import { describe, expect, test } from 'vitest';
import { joinSearchKeys, searchKey, searchPattern } from '../../src/books/search-key.ts';
import { seededRandom } from '../support/seeded-random.ts';

/** What PostgreSQL's LIKE does with `%` at both ends and `_` inside. */
function isFound(wanted: string, texts: string[]): boolean {
  const pattern = searchPattern(wanted);
  return (
    pattern !== null && new RegExp(pattern.slice(1, -1).replaceAll('_', '.')).test(joinSearchKeys(texts))
  );
}

describe('a search', () => {
  test('finds a text whatever its spaces, case, width and composition', () => {
    for (const wanted of ['데미안', '데 미안', '데미안'.normalize('NFD'), '미', '안'])
      expect(isFound(wanted, ['데미안'])).toBe(true);
    for (const wanted of ['r&d', 'R & D', 'Ｒ＆Ｄ']) expect(isFound(wanted, ['길벗 R&D'])).toBe(true);
  });

  test('finds neither a part of a letter nor what runs from one text into the next', () => {
    expect(isFound('ㄷ', ['데미안'])).toBe(false);
    expect(isFound('데안', ['데미안'])).toBe(false);
    expect(isFound('안헤', ['데미안', '헤세'])).toBe(false);
  });

  test('finds a substring of letters and nothing else, in any texts', () => {
    const random = seededRandom(11);
    const letter = () => String.fromCodePoint(0xac00 + Math.floor(random() * 40) * 28);
    const word = (length: number) => Array.from({ length }, letter).join('');
    let hits = 0;
    for (let round = 0; round < 3_000; round += 1) {
      const [text, wanted] = [word(12), word(1 + Math.floor(random() * 2))];
      expect(isFound(wanted, [text]), `${wanted} in ${text}`).toBe(text.includes(wanted));
      hits += Number(text.includes(wanted));
    }
    expect(hits).toBeGreaterThan(100);
  });

  test('takes no letter or sign for a Hangul syllable or a Han letter', () => {
    const spelled = new Map<string, string>();
    const isHangulOrHan = (unit: number) =>
      (unit >= 0xac00 && unit < 0xd7a4) || (unit >= 0x4e00 && unit < 0xa000);
    const units = Array.from({ length: 0x10000 }, (_, unit) => unit);
    const texts = units
      .map((unit) => String.fromCharCode(unit))
      .filter((letter) => letter === letter.normalize('NFKC').toLowerCase());
    for (const letter of texts.toSorted(
      (a, b) => Number(isHangulOrHan(b.charCodeAt(0))) - Number(isHangulOrHan(a.charCodeAt(0))),
    )) {
      const key = searchKey(letter);
      const twin = spelled.get(key);
      if (twin !== undefined && key !== '') {
        const pair = [twin, letter].map((each) => each.charCodeAt(0));
        expect(pair.some(isHangulOrHan) || pair.every((unit) => unit < 0x29d7), JSON.stringify(pair)).toBe(
          false,
        );
      }
      spelled.set(key, twin ?? letter);
    }
    expect(spelled.size).toBeGreaterThan(32_164);
    expect(isFound('잔', ['’”–「」'])).toBe(false);
  });

  test('for no letters is no search', () => {
    expect([searchPattern(''), searchPattern(' \t　')]).toEqual([null, null]);
  });

  test('is written in letters and figures only, whatever is typed', () => {
    expect(searchPattern("%_\\'; DROP\u0000👩‍👧")).toMatch(/^%[0-9a-y]{3}(_[0-9a-y]{3})*%$/);
    expect(searchKey('%가')).toMatch(/^(z[0-9a-y]{3}){2}$/);
  });
});
