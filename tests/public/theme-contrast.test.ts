import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('../../public/css/tokens.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');

/** The opaque colours declared in a part of the file, by token name. */
const coloursOf = (part: string): Record<string, string> =>
  Object.fromEntries(
    [...part.matchAll(/--color-([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]),
  );

const themes = { light: coloursOf(light), dark: { ...coloursOf(light), ...coloursOf(dark) } };

/** Relative luminance of sRGB, as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (lighter + 0.05) / (darker + 0.05);
}

const grounds = ['paper', 'surface', 'sunken'];
const texts: [text: string, on: string[]][] = [
  ['ink', [...grounds, 'accent-soft', 'mark', 'danger-soft']],
  ['ink-soft', [...grounds, 'accent-soft']],
  ['accent-ink', [...grounds, 'accent-soft', 'danger-soft']],
  ['danger-ink', [...grounds, 'danger-soft']],
  ['on-accent', ['accent', 'accent-hover']],
  ['on-mark', ['mark']],
  ['on-kakao', ['kakao', 'kakao-hover']],
  ['surface', ['danger-line']],
];
const outlines: [outline: string, on: string[]][] = [
  ['line-strong', grounds],
  ['accent', grounds],
  ['danger-line', grounds],
  ['focus', [...grounds, 'accent-soft']],
];

const pairs = (list: [string, string[]][]) =>
  list.flatMap(([front, on]) => on.map((back) => [front, back] as const));

for (const [theme, colours] of Object.entries(themes)) {
  const ratio = (front: string, back: string) => contrast(colours[front] ?? '', colours[back] ?? '');

  test.each(pairs(texts))(`in the ${theme} theme, %s can be read on %s (4.5:1)`, (front, back) => {
    expect(ratio(front, back)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(pairs(outlines))(`in the ${theme} theme, %s can be told from %s (3:1)`, (front, back) => {
    expect(ratio(front, back)).toBeGreaterThanOrEqual(3);
  });
}

test('the dark theme defines every colour again but those of Kakao', () => {
  const own = Object.keys(coloursOf(light)).filter((name) => !name.includes('kakao'));
  expect(Object.keys(coloursOf(dark)).sort()).toEqual(own.sort());
});
