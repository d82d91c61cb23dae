import { expect, test } from 'vitest';
import type { Book } from '../../src/books/book.ts';
import { bookPage } from '../../src/books/show-view.ts';

const book: Book = {
  id: 3,
  title: '설국',
  subtitle: null,
  contributors: [
    { authorId: 1, name: '김하나', role: '지은이' },
    { authorId: 2, name: '이두리', role: '옮긴이' },
  ],
  publisher: '민음사',
  publishedOn: new Date('2002-01-01'),
  genre: { id: 1, name: '소설/시/희곡' },
  coverUrl: null,
  itemId: 7,
  isbn13: null,
  subCategory: '일본소설',
  categoryPath: ['일본소설', '1950년대 이전 일본소설'],
  series: '민음사 세계문학전집 61',
  pages: 1_159,
  listPrice: 0,
  salePrice: 0,
  salesPoint: 0,
  bestRank: null,
  tags: ['위로', '성장', '고전', '여행'],
  tagSources: { 위로: 'description', 성장: 'description', 고전: 'category' },
  productUrl: '',
  description: null,
};
const factsOf = (one: Book) =>
  Object.fromEntries(bookPage(one, []).facts.map(({ name, value }) => [name, value]));

test('a page of a book shows its category, series and pages, and where its tags were found', () => {
  expect(factsOf(book)).toMatchObject({
    옮긴이: '이두리',
    분야: '일본소설 › 1950년대 이전 일본소설',
    시리즈: '민음사 세계문학전집 61',
    쪽수: '1,159쪽',
    '키워드를 찾은 곳': '책 소개 (위로, 성장), 분야 (고전)',
  });
});

test('facts that a book lacks have no line', () => {
  const bare = { ...book, series: null, pages: null, categoryPath: [], tagSources: {} };
  const facts = factsOf(bare);
  expect(facts).toMatchObject({ 분야: '일본소설' });
  expect(Object.keys(facts)).not.toEqual(expect.arrayContaining(['시리즈']));
  expect(facts).not.toHaveProperty('쪽수');
  expect(facts).not.toHaveProperty('키워드를 찾은 곳');
});
