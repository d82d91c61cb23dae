import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { coverDesign, spreadTones } from '../../src/books/cover-design.ts';

interface Fixture {
  readonly authors: readonly { readonly id: number; readonly name: string }[];
  readonly books: readonly {
    readonly title: string;
    readonly categoryId: number;
    readonly contributors: readonly { readonly authorId: number }[];
  }[];
}
const { authors, books } = JSON.parse(readFileSync('fixtures/books.json', 'utf8')) as Fixture;
const names = new Map(authors.map(({ id, name }) => [id, name]));
const designs = books.map(({ title, contributors }) => {
  const { tone, motif } = coverDesign(title, names.get(contributors[0]?.authorId ?? 0) ?? '');
  return `${tone}/${motif}`;
});

test('the books of the fixture use all 32 covers about equally often', () => {
  const counts = Map.groupBy(designs, (design) => design);
  expect([...counts.keys()].sort()).toEqual(
    Array.from({ length: 32 }, (_, i) => `${Math.floor(i / 4) + 1}/${(i % 4) + 1}`),
  );
  expect(Math.max(...[...counts.values()].map((same) => same.length))).toBeLessThan(
    (3 * designs.length) / 32,
  );
});

test('books beside each other rarely have the same cover', () => {
  const twins = designs.filter((design, i) => design === designs[i + 1]);
  expect(twins.length).toBeLessThan(designs.length / 16);
});

test('a book keeps its cover, and the volumes of a series have different ones', () => {
  expect(coverDesign('모순', '양귀자')).toEqual(coverDesign('모순', '양귀자'));
  expect(coverDesign('토지 2', '박경리')).not.toEqual(coverDesign('토지 1', '박경리'));
});

test('in a list, no cover has the tone of one of the six before it', () => {
  const alike = Array.from({ length: 40 }, () => coverDesign('모순', '양귀자'));
  for (const list of [alike, books.map(({ title }) => coverDesign(title, ''))]) {
    const spread = spreadTones(list).map(({ tone }) => tone);
    expect(Math.min(...spread)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...spread)).toBeLessThanOrEqual(8);
    for (const [at, tone] of spread.entries())
      expect(spread.slice(Math.max(0, at - 6), at)).not.toContain(tone);
  }
});

test('a cover without a neighbour of its tone keeps the tone that it has elsewhere', () => {
  const designs = [1, 3, 5].map((tone) => ({ tone, motif: 2 }));
  expect(spreadTones(designs)).toEqual(designs);
});
