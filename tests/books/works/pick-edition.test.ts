import { expect, test } from 'vitest';
import { type Edition, pickEdition } from '../../../src/books/works/pick-edition.ts';

interface Described extends Partial<Edition> {
  readonly year?: number;
  readonly translator?: string;
}

const edition = (title: string, { year = 2020, translator, ...rest }: Described = {}): Edition => ({
  title,
  subtitle: null,
  itemId: 1,
  listPrice: 15_000,
  publishedOn: new Date(Date.UTC(year, 0, 1)),
  contributors: [
    { name: '작가', role: '지은이' },
    ...(translator === undefined ? [] : [{ name: translator, role: '옮긴이' }]),
  ],
  ...rest,
});

const picked = (first: Edition, ...others: Edition[]) => pickEdition([first, ...others]).title;

test('the newest regular edition stands for a work', () => {
  expect(picked(edition('모순', { year: 1998 }), edition('모순 (개정판)', { year: 2013 }))).toBe(
    '모순 (개정판)',
  );
});

test.each([
  '데미안 (리커버)',
  '데미안 벚꽃 에디션',
  '데미안 (20주년 기념 특별판)',
  '데미안 (큰글자도서)',
  '[큰글자책] 데미안',
  '데미안 (영문판)',
  '데미안 (합본)',
  '초판본 데미안',
  '데미안 (청소년판)',
  '데미안 (미니북)',
])('a newer special edition gives way to a regular one: %s', (title) => {
  expect(picked(edition(title, { year: 2026 }), edition('데미안', { year: 2000 }))).toBe('데미안');
});

test.each([
  '데미안 (출간 20주년 기념 개정판)',
  '데미안 (30만 부 기념 개정증보판)',
  '데미안 (양장)',
  '데미안 최신판',
])('a newer regular edition stands for the work: %s', (title) => {
  expect(picked(edition('데미안', { year: 2000 }), edition(title, { year: 2026 }))).toBe(title);
});

test('an edition in print comes before one that is not sold', () => {
  const own = edition('데미안', { itemId: -5, listPrice: 0, year: 2026 });
  expect(picked(own, edition('데미안 (리커버)', { year: 2010 }))).toBe('데미안 (리커버)');
});

test('the whole work in one volume comes before its first volume', () => {
  for (const first of ['죄와 벌 1', '죄와 벌 (상)', '죄와 벌 1권', '죄와 벌 상권'])
    expect(picked(edition(first, { year: 2026 }), edition('죄와 벌', { year: 2000 })), first).toBe('죄와 벌');
});

test('of several translations the one that stands higher in the list is shown', () => {
  const first = edition('데미안', { translator: '전영애', year: 2009, itemId: 1 });
  const newer = edition('데미안', { translator: '남의 번역', year: 2026, itemId: 2 });
  expect(pickEdition([first, newer])).toBe(first);
  const revised = edition('데미안 개정판', { translator: '전영애', year: 2020, itemId: 3 });
  expect(pickEdition([first, newer, revised])).toBe(revised);
});

test('editions that differ in nothing else keep the order of the list', () => {
  const [one, other] = [edition('흰', { itemId: 1 }), edition('흰', { itemId: 2 })];
  expect(pickEdition([one, other])).toBe(one);
  expect(pickEdition([other, one])).toBe(other);
});
