import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { asvsRequirements } from './asvs-requirements.ts';

const page = readFileSync('docs/security.md', 'utf8');
const [, table = ''] = page.split('## The table\n');

interface Row {
  readonly id: string;
  readonly level: string;
  readonly asks: string;
  readonly state: string;
  readonly by: string;
}

const rows: readonly Row[] = [...table.matchAll(/^\| v5\.0\.0-(.*) \|$/gm)].map(([, line = '']) => {
  const [id = '', level = '', asks = '', state = '', by = ''] = line.split(' | ').map((cell) => cell.trim());
  return { id, level, asks, state, by };
});

/** The paths of this repository that stand between backticks. */
const pathsOf = (text: string) =>
  [...text.matchAll(/`([^`\s]+)`/g)]
    .map(([, path = '']) => path)
    .filter((path) =>
      /^(\.github|deploy|docs|public|scripts|src|tests|views)\/|^[\w.-]+\.(json|md|yaml)$|^Dockerfile$/.test(
        path,
      ),
    );

const idsOf = (level: 1 | 2): string[] => asvsRequirements[level].flatMap((chapter) => chapter.split(' '));

/** The share that is met or not applicable, in per cent. */
function shareOf(level: 1 | 2): number {
  const own = rows.filter((row) => row.level === String(level));
  return (100 * own.filter(({ state }) => state !== 'deviation').length) / own.length;
}

describe('docs/security.md', () => {
  test.each([
    [1, 70],
    [2, 183],
  ] as const)('has one row for each of the requirements of level %i', (level, count) => {
    expect(idsOf(level)).toHaveLength(count);
    const listed = rows.filter((row) => row.level === String(level)).map(({ id }) => id);
    expect(listed).toEqual(idsOf(level));
  });

  test('has no row that is something else', () => {
    expect(rows).toHaveLength(253);
    expect(rows.filter(({ state }) => !['met', 'not applicable', 'deviation'].includes(state))).toEqual([]);
    expect(rows.filter(({ asks, by }) => asks.length < 4 || by.length < 12)).toEqual([]);
  });

  test('names a file, a test or a part of this page for all that is met', () => {
    const bare = rows.filter(
      ({ state, by }) => state === 'met' && pathsOf(by).length === 0 && !/^above, in "/.test(by),
    );
    expect(bare.map(({ id }) => id)).toEqual([]);
  });

  test('gives a reason where something is missing', () => {
    const bare = rows.filter(
      ({ state, by }) => state === 'deviation' && by.replaceAll(/`[^`]*`/g, '').length < 60,
    );
    expect(bare.map(({ id }) => id)).toEqual([]);
  });

  test('names only files and headings that are there', () => {
    const headings = [...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
    const named = [...table.matchAll(/above, in "([^"]+)"/g)].map(([, heading]) => heading);
    expect(named.length).toBeGreaterThan(10);
    expect(pathsOf(page).filter((path) => !existsSync(path))).toEqual([]);
    expect(named.filter((heading) => !headings.includes(heading))).toEqual([]);
    expect(pathsOf(table).length).toBeGreaterThan(200);
  });

  test('meets level 1 as a whole and level 2 by 95 %', () => {
    const shares = { 'level 1': shareOf(1), 'level 2': shareOf(2) };
    const states = Object.groupBy(rows, ({ level, state }) => `level ${level} ${state}`);
    console.info(shares, Object.fromEntries(Object.entries(states).map(([name, of]) => [name, of?.length])));
    expect(shares['level 1']).toBe(100);
    expect(shares['level 2']).toBeGreaterThanOrEqual(95);
  });
});
