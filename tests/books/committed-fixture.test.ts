import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readCatalogues } from '../../src/books/fixture/read-catalogues.ts';
import { isOfAladin } from '../../src/books/item-id.ts';
import { createWorkFilter } from '../../src/books/works/pick-works.ts';
import { editionPairs, productsThatAreNoWorks } from './products-of-the-fixture.ts';

const [catalogue] = readCatalogues([
  { name: 'books.json', bytes: readFileSync(new URL('../../fixtures/books.json', import.meta.url)) },
]);
const books = catalogue?.books ?? [];
const named = books.filter(({ itemId }) => isOfAladin(itemId));
const entered = books.filter(({ itemId }) => !isOfAladin(itemId));

test('the committed fixture holds at least a thousand works, most of them of Aladin', () => {
  const filter = createWorkFilter();
  const leftOut = books.filter((book) => !filter.take({ ...book, subCategory: book.subCategory ?? null }));
  expect(leftOut.map(({ itemId }) => itemId).toSorted((one, other) => one - other)).toEqual(
    [...productsThatAreNoWorks, ...editionPairs.map(([, second]) => second)].toSorted(
      (one, other) => one - other,
    ),
  );
  expect(books.length - leftOut.length).toBeGreaterThanOrEqual(1_000);
  expect(named.length).toBeGreaterThan(entered.length);
});

test.each([
  ['토지', '박경리'],
  ['채식주의자', '한강'],
  ['칼의 노래', '김훈'],
  ['82년생 김지영', '조남주'],
  ['불편한 편의점', '김호연'],
])('%s by %s is there', (title, author) => {
  const found = books.filter(
    (book) => book.title.startsWith(title) && book.contributors.some(({ name }) => name === author),
  );
  expect(found).not.toEqual([]);
});

test('a book that Aladin did not name holds nothing that only Aladin knows, and no day but the year', () => {
  for (const book of entered) {
    expect(book, book.title).toMatchObject({
      subCategory: null,
      coverUrl: null,
      productUrl: '',
      listPrice: 0,
      salePrice: 0,
      salesPoint: 0,
      bestRank: null,
      tags: [],
    });
    expect(book.publishedOn ?? '0000-01-01').toMatch(/-01-01$/);
  }
});

test('no two books have the same rank or the same ISBN, and no book has a description', () => {
  const ranks = books.flatMap(({ bestRank }) => bestRank ?? []);
  expect(new Set(ranks).size).toBe(ranks.length);
  const isbns = books.flatMap(({ isbn13 }) => isbn13 ?? []);
  expect(new Set(isbns).size).toBe(isbns.length);
  expect(books.every(({ description }) => description === undefined)).toBe(true);
});
