import { readFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';
import { describe, expect, test } from 'vitest';
import { drawnFontFiles } from '../../src/platform/drawn-fonts.ts';
import { balanceLines, breakLines } from '../../src/sharing/break-lines.ts';
import { drawable } from '../../src/sharing/drawable-text.ts';
import { fontRuns } from '../../src/sharing/font-runs.ts';
import { shareCardSvg } from '../../src/sharing/share-card.ts';
import { coverTones, shareColours } from '../../src/sharing/share-colours.ts';
import { createPictures } from '../../src/sharing/share-pictures.ts';
import { emsOf } from '../../src/sharing/text-width.ts';

const css = (file: string) => readFileSync(new URL(`../../public/css/${file}`, import.meta.url), 'utf8');

/** Measures the width of a line as drawn. */
const drawnWidth = (line: string, weight: number) =>
  new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9000 200"><text x="0" y="100" font-size="100" font-weight="${weight}">${fontRuns(
      line,
    )
      .map(({ family, text }) => `<tspan font-family="${family}">${text}</tspan>`)
      .join('')}</text></svg>`,
    { font: { loadSystemFonts: false, fontFiles: drawnFontFiles(), defaultFontFamily: 'Pretendard' } },
  ).innerBBox()?.width ?? 0;

test.each([
  '뷁'.repeat(40),
  'W'.repeat(40),
  'm'.repeat(40),
  '%@—…'.repeat(10),
  '0123456789'.repeat(4),
  '『소년이 온다』를 함께 읽어요',
  '오늘 밤, 첫 장부터 같이 읽기',
  'The Quick Brown Fox Jumps Over The Lazy Dog',
  'ノルウェイの森、論語「學而」',
  'ЖЩщΩ№㈜①—…',
])('no line is drawn wider than it was reckoned: %s', (line) => {
  expect(drawnWidth(line, 700) / 100).toBeLessThanOrEqual(emsOf(line));
});

describe('lines', () => {
  test('break between words, and inside a word that is longer than a line', () => {
    expect(breakLines('함께 읽는 밤', 3, 3)).toEqual(['함께', '읽는', '밤']);
    expect(breakLines('함께읽는밤', 3, 3)).toEqual(['함께읽', '는밤']);
  });

  test.each([
    ['(함께읽는밤)모임', 6],
    ['함께읽는밤)', 5],
    ['함께 읽는 밤 ) 모임', 5],
    ['『데미안』』」 읽기', 5],
    ['가, ) 나다라', 3],
    ['가나다라마바사아자차”', 5],
    ['가나다라（마바사）아', 4],
  ])('of %s never begin with a closing bracket', (text, most) => {
    for (let ems = most - 1; ems < most + 5; ems += 0.1)
      for (const lines of [breakLines(text, ems, 9), balanceLines(text, ems, 9)]) {
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        for (const line of lines.slice(1)) expect(line).not.toMatch(/^[\p{Pe}\p{Pf}]/u);
        for (const line of lines) expect(emsOf(line)).toBeLessThanOrEqual(ems);
      }
  });

  test('that are too many end in an ellipsis', () => {
    const lines = breakLines('가'.repeat(100), 10, 3);
    expect(lines).toHaveLength(3);
    expect(lines.at(-1)).toMatch(/^가+…$/);
    expect(Math.max(...lines.map(emsOf))).toBeLessThanOrEqual(10);
  });

  test('of a title leave no word alone where an earlier break would do', () => {
    expect(balanceLines('첫 장부터 같이 읽기', 8, 3)).toEqual(['첫 장부터', '같이 읽기']);
  });

  test('of a title part where a reader pauses, unless one of them would be alone', () => {
    expect(balanceLines('오늘 밤, 첫 장부터 같이 읽기', 10, 3)).toEqual(['오늘 밤,', '첫 장부터 같이 읽기']);
    expect(balanceLines('이 책, 어디까지 믿어도 될까? 함께', 10, 3)).toEqual([
      '이 책, 어디까지',
      '믿어도 될까? 함께',
    ]);
  });
});

test.each([
  ['책📚과 漢字\u0007 \n 모임', '책과 漢字 모임'],
  ['ノルウェイの森 읽기', 'ノルウェイの森 읽기'],
  ['論語 함께 읽기', '論語 함께 읽기'],
  ['👨‍👩‍👧‍👦 가족 1️⃣ 🇰🇷 ❤️', '가족 1'],
  ['2️⃣부 #️⃣', '2부 #'],
  ['㉮권 ㉠ ㋀ ㊗', '가권 ㄱ 1月 祝'],
  ['ⓐⓑ반', 'ab반'],
  ['𝐀𝟭', 'A1'],
  ['책 ☕ 모임', '책 모임'],
  ['Café Ω 읽기', 'Café Ω 읽기'],
  ['한글'.normalize('NFD'), '한글'],
])('%j is drawn as %j', (text, drawn) => {
  expect(drawable(text)).toBe(drawn);
});

test.each([
  ['Thai', 'เจ้าชายน้อย 읽기'],
  ['Arabic', 'ألف ليلة وليلة'],
  ['Devanagari', 'गोदान 읽기'],
  ['Hebrew', 'שלום 책'],
  ['Georgian', 'ვეფხისტყაოსანი'],
  ['old Hangul', '용비어ᄎᆞᆫ가'],
  ['a private character', '책\ue000'],
  ['a rare ideograph', '𪚥 읽기'],
  ['a word in one sign', '﷽ 읽기'],
  ['a word in one letter', 'ﷺ 읽기'],
  ['Braille', '⠓⠑ 읽기'],
  ['emoji only', '📚🔥'],
])('a text with letters of %s that no font of ours draws is not drawn at all', (_name, text) => {
  expect(drawable(text)).toBe('');
});

/** Returns the pixels of a picture, for comparisons. */
const pixelsOf = (text: string) =>
  new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 60"><text x="5" y="45" font-size="40" font-weight="700" font-family="Pretendard">${text}</text></svg>`,
    { font: { loadSystemFonts: false, fontFiles: drawnFontFiles(), defaultFontFamily: 'Pretendard' } },
  )
    .render()
    .pixels.toString('base64');

test('letters of both fonts are drawn', () => {
  const missing = pixelsOf('ส');
  const drawn = ['森', '論', 'ノ', '가', 'A'].map(pixelsOf);
  expect(new Set([...drawn, missing, pixelsOf('')]).size).toBe(
    drawn.length + new Set([missing, pixelsOf('')]).size,
  );
});

test('Chinese characters name the font that has them, so that they are as bold as the rest', () => {
  const svg = shareCardSvg({ kicker: '독서 모임', title: '論語 <읽기>', lines: [], cover: null });
  expect(svg).toContain('<tspan font-family="Zen Kaku Gothic New">論語</tspan> &lt;읽기&gt;');
});

test('a line is drawn in the font that has all its letters, with its weight', () => {
  expect(fontRuns('ノルウェイの森')).toEqual([{ family: 'Zen Kaku Gothic New', text: 'ノルウェイの森' }]);
  expect(fontRuns('ノルウェイ')).toEqual([{ family: 'Pretendard', text: 'ノルウェイ' }]);
  expect(fontRuns('論語도')).toEqual([
    { family: 'Zen Kaku Gothic New', text: '論語' },
    { family: 'Pretendard', text: '도' },
  ]);
});

test('text of people is never markup of the picture', () => {
  const svg = shareCardSvg({ kicker: '<a>', title: '"><script>&', lines: ['<b>'], cover: null });
  expect(svg).not.toMatch(/<(a|b|script)>/);
  expect(svg).toContain('&quot;&gt;&lt;script&gt;&amp;');
});

test('the picture has the colours of the light theme and of the drawn covers', () => {
  const [light = ''] = css('tokens.css').split('@media');
  const names = Object.entries(shareColours).map(([name, hex]) => [
    name.replaceAll(/[A-Z]/g, (one) => `-${one.toLowerCase()}`),
    hex,
  ]);
  for (const [name, hex] of names) expect(light).toContain(`--color-${name}: ${hex};`);
  expect([...light.matchAll(/--tone-\d: (#\w+)/g)].map(([, hex]) => hex)).toEqual([...coverTones]);
});

describe('pictures', () => {
  const drawn: string[] = [];
  const create = () => {
    drawn.length = 0;
    let under = 0;
    return createPictures(async (svg) => {
      under += 1;
      expect(under).toBe(1);
      drawn.push(svg);
      await Promise.resolve();
      under -= 1;
      if (svg === 'broken') throw new Error('cannot be drawn');
      return Buffer.from(svg);
    });
  };

  test('are drawn once, one at a time', async () => {
    const pictures = create();
    await Promise.all(['a', 'b', 'a', 'b', 'a'].map((svg) => pictures(svg)));
    expect(drawn).toEqual(['a', 'b']);
  });

  test('that failed are drawn again, and delay no other', async () => {
    const pictures = create();
    await expect(pictures('broken')).rejects.toThrow('cannot be drawn');
    await expect(pictures('broken')).rejects.toThrow('cannot be drawn');
    expect((await pictures('a')).toString()).toBe('a');
    expect(drawn).toEqual(['broken', 'broken', 'a']);
  });

  test('are refused when too many wait', async () => {
    const pictures = create();
    const waiting = Array.from({ length: 20 }, (_, i) => pictures(String(i)));
    expect(() => pictures('one more')).toThrow(expect.objectContaining({ status: 503 }));
    await Promise.all(waiting);
    expect((await pictures('one more')).toString()).toBe('one more');
  });
});
