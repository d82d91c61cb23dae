import { existsSync, globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync('public/css/fonts.css', 'utf8');

/** The files of the site's font with their code points. */
const faces = [...css.matchAll(/url\("\.\.\/(fonts\/[^"]+)"\)[^;]*;\s*unicode-range:([^;]+);/g)].map(
  ([, file = '', ranges = '']) => ({ file, points: new Set(ranges.split(',').flatMap(pointsOf)) }),
);

function pointsOf(range: string): number[] {
  const [first = 0, last = first] = range
    .trim()
    .slice(2)
    .split('-')
    .map((hex) => Number.parseInt(hex, 16));
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

const hangulOf = (text: string) => [...text].filter((letter) => letter >= '가' && letter <= '힣');
const isIn = (points: Set<number> | undefined) => (letter: string) => points?.has(letter.codePointAt(0) ?? 0);

test('each letter is in one file of the site’s font at most, and each file is there', () => {
  expect(faces.length).toBeGreaterThan(2);
  expect(faces.filter(({ file }) => !existsSync(`public/${file}`))).toEqual([]);
  const all = faces.flatMap(({ points }) => [...points]);
  expect(all.length).toBe(new Set(all).size);
});

test('the first file has 99 of 100 letters of the templates', () => {
  const copy = globSync('views/**/*.ejs').flatMap((file) => hangulOf(readFileSync(file, 'utf8')));
  const missing = copy.filter((letter) => !isIn(faces[0]?.points)(letter));
  expect(
    missing.length / copy.length,
    `npm run draw:fonts adds ${[...new Set(missing)].join('')}`,
  ).toBeLessThan(0.01);
});

test('the files together have 99 of 100 letters of the books’ names', () => {
  const { books } = JSON.parse(readFileSync('fixtures/books.json', 'utf8')) as { books: { title: string }[] };
  const titles = books.flatMap(({ title }) => hangulOf(title));
  const missing = titles.filter((letter) => !faces.some(({ points }) => isIn(points)(letter)));
  expect(missing.length / titles.length).toBeLessThan(0.01);
});
