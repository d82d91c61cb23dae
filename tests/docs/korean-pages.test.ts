import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(path, 'utf8');

const pairs = [
  ['README.md', 'README.ko.md'],
  ...globSync('docs/ko/*.md').map((korean) => [korean.replace('/ko/', '/'), korean]),
] as [english: string, korean: string][];

const fence = /^ *```[^\n]*\n([\s\S]*?)^ *```$/gm;
const withoutFences = (text: string) => text.replace(fence, '');

/** The levels of the headings, in order. */
const headingLevels = (text: string) =>
  [...withoutFences(text).matchAll(/^(#+) /gm)].map(([, marks = '']) => marks.length);

/** The lines of the code blocks, without indentation and without the comments behind them. */
const commandLines = (text: string) =>
  [...text.matchAll(fence)]
    .flatMap(([, block = '']) => block.trim().split('\n'))
    .map((line) => line.replace(/\s+# .*$/, '').trim());

/** The texts between backticks, each as often as it occurs: commands, settings, paths. */
const codeSpans = (text: string) =>
  [...withoutFences(text).matchAll(/`([^`]+)`/g)].map(([, code = '']) => code).sort();

const listMarks = (text: string) => [...text.matchAll(/^ *(\d+\.|-) /gm)].map(([, mark]) => mark);

test('the README and both deployment guides are there in Korean', () => {
  expect(pairs.map(([, korean]) => korean).sort()).toEqual([
    'README.ko.md',
    'docs/ko/deploy-ec2.md',
    'docs/ko/deploy-railway.md',
  ]);
});

test.each(pairs)('%s and %s have the same headings, steps and commands', (english, korean) => {
  const [original, translated] = [read(english), read(korean)];
  expect(headingLevels(original).length).toBeGreaterThan(2);
  expect(headingLevels(translated)).toEqual(headingLevels(original));
  expect(listMarks(translated)).toEqual(listMarks(original));
  expect(commandLines(translated)).toEqual(commandLines(original));
  expect(codeSpans(translated)).toEqual(codeSpans(original));
});

test.each(pairs)('every heading of %s is translated in %s', (_english, korean) => {
  const headings = [...withoutFences(read(korean)).matchAll(/^#+ (.*)$/gm)].map(
    ([, heading = '']) => heading,
  );
  expect(headings.filter((heading) => !/\p{Script=Hangul}/u.test(heading))).toEqual([]);
});
