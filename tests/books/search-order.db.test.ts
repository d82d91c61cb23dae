import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBooks } from '../../src/books/book-search-repository.ts';
import { loadFixtures } from '../../src/books/load-fixtures.ts';
import { readQuery, type SearchPool } from '../../src/platform/search/index.ts';
import { openTestSearches } from '../support/searches.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { file, fixture, fixtureBook } from './fixture/sample-fixtures.ts';

let stack: TestStack;
let searches: SearchPool;

const authors = [
  { id: 1, name: '헤르만 헤세' },
  { id: 2, name: '전영애' },
  { id: 3, name: '고래섬' },
  { id: 5, name: '고래' },
  { id: 4, name: '천명관' },
];
const many = Array.from({ length: 150 }, (_, at) => ({ id: 100 + at, name: `필자${at}` }));
/** Better ranks have worse matches, so the order shows that the match counts first. */
const whales = [
  fixtureBook(1, { title: '섬의 노래', bestRank: 1, contributors: [{ authorId: 3, role: '지은이' }] }),
  fixtureBook(2, { title: '섬의 아침', bestRank: 2, contributors: [{ authorId: 5, role: '지은이' }] }),
  fixtureBook(3, { title: '고양이와 고래', bestRank: 3 }),
  fixtureBook(4, { title: '고래 사냥', bestRank: 4 }),
  fixtureBook(5, { title: '고래', bestRank: 5, contributors: [{ authorId: 4, role: '지은이' }] }),
  fixtureBook(6, { title: '고랫배', bestRank: 1 }),
];
const anthology = fixtureBook(31, {
  title: '선집',
  publisher: '끝물책방',
  bestRank: null,
  contributors: many.map(({ id }) => ({ authorId: id, role: '지은이' })),
});
const words = [
  fixtureBook(11, { title: '달빛', subtitle: '푸른 숲', bestRank: 1 }),
  fixtureBook(12, { title: '숲에서 본 푸른 것', bestRank: 2 }),
  fixtureBook(13, { title: '저 푸른 숲', bestRank: 3 }),
  fixtureBook(14, { title: '푸른숲의 밤', bestRank: 4 }),
  fixtureBook(15, { title: '푸른, 숲', bestRank: 5 }),
  fixtureBook(16, { title: '푸른 밤', publisher: '숲출판', bestRank: 1 }),
];
/** Enough rows for a scan instead of index lookups. */
const crowd = Array.from({ length: 2_500 }, (_, at) =>
  fixtureBook(1_000 + at, { title: `강물로 ${at}`, bestRank: null, salesPoint: 100_000 - at }),
);
const amongThem = [
  fixtureBook(21, { title: '강', bestRank: null, salesPoint: 1 }),
  fixtureBook(24, { title: '거믈란', bestRank: null, salesPoint: 1 }),
  fixtureBook(22, { title: '깊은 강', bestRank: null, salesPoint: 200_000 }),
  fixtureBook(23, { title: '물결', bestRank: null, salesPoint: 1 }),
];

beforeAll(async () => {
  stack = await openTestStack();
  searches = openTestSearches(stack);
  const books = [...whales, anthology, ...words, ...crowd, ...amongThem];
  await loadFixtures(stack.db, [file('books.json', fixture(books, { authors: [...authors, ...many] }))]);
});
afterAll(async () => {
  await searches.close();
  await stack.close();
});

const find = (q: string, page = 1, sort: 'rank' | 'title' = 'rank') =>
  findBooks({ pool: stack.pool, searches }, { query: readQuery(q), sort, page });
const titles = async (q: string) => (await find(q)).books.map(({ title }) => title);

describe('a search by rank', () => {
  test('lists the exact title first, then titles that start with it, contain it, and people; then completions of the last syllable', async () => {
    expect(await titles('고래')).toEqual([
      '고래',
      '고래 사냥',
      '고양이와 고래',
      '섬의 아침',
      '섬의 노래',
      '고랫배',
    ]);
  });

  test('has the whole phrase before its words in one title, and these before words in several fields', async () => {
    expect(await titles('푸른 숲')).toEqual([
      '푸른, 숲',
      '푸른숲의 밤',
      '저 푸른 숲',
      '숲에서 본 푸른 것',
      '달빛',
      '푸른 밤',
    ]);
  });

  test('ranks initial consonants the same way', async () => {
    expect((await titles('ㄱㄹ')).slice(0, 4)).toEqual(['고래', '고랫배', '고래 사냥', '고양이와 고래']);
  });
});

describe('a query that finds nothing as it is', () => {
  test.each([
    ['천명관고래', ['고래']],
    ['고래천명관', ['고래']],
    ['rhfo', ['고래']],
    ['RHFO', ['고래']],
  ])('%j may be two words without a space, or Hangul typed on a Latin keyboard', async (q, expected) => {
    expect((await titles(q)).slice(0, 1)).toEqual(expected);
  });

  test.each(['천명관고기', 'qhfo', 'abc'])('%j is found in no way', async (q) => {
    expect(await titles(q)).toEqual([]);
  });
});

test('a long list of people hides neither the publisher nor the first of them', async () => {
  for (const q of ['끝물책방', '필자0 선집', '필자7 끝물책방']) expect(await titles(q)).toEqual(['선집']);
});

test('sorted by title a search has no steps', async () => {
  const { books } = await find('고래', 1, 'title');
  expect(books.map(({ title }) => title)).toEqual([
    '고래',
    '고래 사냥',
    '고랫배',
    '고양이와 고래',
    '섬의 노래',
    '섬의 아침',
  ]);
});

describe('a search that thousands of books match', () => {
  test('has the title itself first and the best sold of the rest after it', async () => {
    const found = await titles('강');
    expect(found.slice(0, 3)).toEqual(['강', '깊은 강', '강물로 0']);
  });

  test('lists the title whose initial consonants are the query first', async () => {
    const found = await titles('ㄱㅁㄹ');
    expect(found.slice(0, 2)).toEqual(['거믈란', '강물로 0']);
  });

  test('shows each book on one page only, and the last page for a page beyond it', async () => {
    const pages = await Promise.all([1, 2, 3, 19, 20, 21].map((page) => find('강', page)));
    expect(pages.map(({ books }) => books.length)).toEqual([20, 20, 20, 20, 20, 20]);
    expect(pages.map(({ page }) => page)).toEqual([1, 2, 3, 19, 20, 20]);
    const ids = pages.slice(0, 5).flatMap(({ books }) => books.map(({ id }) => id));
    expect(new Set(ids).size).toBe(100);
    expect(pages[0]?.total).toBe(400);
  });

  test('is counted by its matches when many titles start with its last syllable', async () => {
    // As typed it matches one book; with an unfinished last syllable, all the others.
    const { books, total } = await find('물겨');
    expect([books.map(({ title }) => title), total]).toEqual([['물결'], 1]);
    const unfinished = await titles('가');
    expect(unfinished[0]).toBe('깊은 강');
  });
});
