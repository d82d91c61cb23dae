import { readFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';
import { describe, expect, test } from 'vitest';
import { coverTones, shareCardSvg, shareColours } from '../../src/app/share-card.ts';
import { createPictures } from '../../src/app/share-pictures.ts';
import { balanceLines, breakLines, drawable, emsOf } from '../../src/app/share-text.ts';
import { drawnFontFiles } from '../../src/platform/draw-png.ts';

const css = (file: string) => readFileSync(new URL(`../../public/css/${file}`, import.meta.url), 'utf8');

/** How wide the font really draws a line. */
const drawnWidth = (line: string, weight: number) =>
  new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9000 200"><text x="0" y="100" font-size="100" font-weight="${weight}" font-family="Pretendard">${line}</text></svg>`,
    { font: { loadSystemFonts: false, fontFiles: [...drawnFontFiles], defaultFontFamily: 'Pretendard' } },
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
])('no line is drawn wider than it was reckoned: %s', (line) => {
  expect(drawnWidth(line, 700) / 100).toBeLessThanOrEqual(emsOf(line));
});

describe('lines', () => {
  test('break between words, and inside a word that is longer than a line', () => {
    expect(breakLines('함께 읽는 밤', 3, 3)).toEqual(['함께', '읽는', '밤']);
    expect(breakLines('함께읽는밤', 3, 3)).toEqual(['함께읽', '는밤']);
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

test('what the font cannot draw is left out', () => {
  expect(drawable('책📚과 漢字\u0007 \n 모임')).toBe('책과 모임');
});

test('nothing that a person wrote becomes markup of the picture', () => {
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

  test('that failed are drawn anew, and hold up no other', async () => {
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
