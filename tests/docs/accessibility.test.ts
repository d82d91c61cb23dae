import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const page = readFileSync('docs/accessibility.md', 'utf8');
const rows = [...page.matchAll(/^\| (K?WCAG .*) \|$/gm)].map(([, line = '']) => {
  const [id = '', asks = '', state = '', by = ''] = line.split(' | ').map((cell) => cell.trim());
  return { id, asks, state, by };
});

/** The number of items in each section of KWCAG 2.2, 33 in all. */
const kwcag: Readonly<Record<string, number>> = {
  '1.1': 1,
  '1.2': 1,
  '1.3': 3,
  '1.4': 4,
  '2.1': 4,
  '2.2': 2,
  '2.3': 1,
  '2.4': 4,
  '2.5': 4,
  '3.1': 1,
  '3.2': 2,
  '3.3': 4,
  '4.1': 1,
  '4.2': 1,
};
/** The criteria of levels A and AA that are new in WCAG 2.2. */
const added = ['2.4.11', '2.5.7', '2.5.8', '3.2.6', '3.3.7', '3.3.8'].map((id) => `WCAG ${id}`);

const pathsOf = (text: string) => [...text.matchAll(/`([^`\s]+\/[^`\s]+)`/g)].map(([, path = '']) => path);

test('has one row for each of the 33 items of KWCAG 2.2 and the six new criteria of WCAG 2.2', () => {
  const items = Object.entries(kwcag).flatMap(([section, count]) =>
    Array.from({ length: count }, (_, at) => `KWCAG ${section}.${at + 1}`),
  );
  expect(items).toHaveLength(33);
  expect(rows.map(({ id }) => id)).toEqual([...items, ...added]);
});

test('says of each whether it is met, and names a file that shows it, or why it does not apply', () => {
  const states = ['met', 'not applicable', 'weaker'];
  expect(rows.filter(({ state }) => !states.includes(state))).toEqual([]);
  expect(rows.filter(({ by }) => by.length < 12)).toEqual([]);
  expect(rows.filter(({ state, by }) => state === 'met' && pathsOf(by).length === 0)).toEqual([]);
});

test('names only files that are there', () => {
  expect(pathsOf(page).length).toBeGreaterThan(40);
  expect(pathsOf(page).filter((path) => !existsSync(path))).toEqual([]);
});
