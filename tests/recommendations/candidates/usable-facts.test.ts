import { expect, test } from 'vitest';
import type { Candidate } from '../../../src/recommendations/candidates/candidate.ts';
import { shelfWith, shelvesOf } from '../../../src/recommendations/candidates/shelves.ts';
import { usableFacts } from '../../../src/recommendations/candidates/usable-facts.ts';
import { sampleBooks } from '../sample-books.ts';

const bare: Candidate = {
  ...(sampleBooks[0] as Candidate),
  subtitle: null,
  subCategory: null,
  publishedOn: null,
  tags: [],
};

test('title, author, publisher and price are no usable facts', () => {
  expect(usableFacts(bare)).toEqual([]);
});

test('each fact of the row is counted once', () => {
  const book: Candidate = {
    ...bare,
    subtitle: '제134회 나오키상 수상작',
    prize: '제134회 나오키상 수상작',
    subCategory: '추리/미스터리소설',
    categoryPath: ['추리/미스터리소설', '일본 추리/미스터리소설'],
    tags: ['긴장감', '범죄'],
    seriesName: '탐정 갈릴레오 시리즈',
    translators: ['양억관'],
    publishedOn: new Date('2017-08-01'),
    pages: 464,
  };
  expect(usableFacts(book).map(([kind, value]) => `${kind}: ${value}`)).toEqual([
    'tag: 긴장감',
    'tag: 범죄',
    'category: 추리/미스터리소설',
    'category: 일본 추리/미스터리소설',
    'prize: 제134회 나오키상 수상작',
    'series: 탐정 갈릴레오 시리즈',
    'translators: 양억관',
    'year: 2017',
    'pages: 464',
  ]);
});

test('the name of an edition is no fact about a book', () => {
  expect(usableFacts({ ...bare, subtitle: '개정증보판' })).toEqual([]);
});

test.each([
  [['과학소설(SF)', '한국 과학소설'], '한국', '한국 과학소설'],
  [['한국소설', '2000년대 이후 한국소설'], '한국', '한국소설'],
  // A country of a journey or of a school is not the country of an author.
  [['일본여행', '일본여행 에세이'], '프랑스', undefined],
  [['세계여행', '일본여행 에세이'], '일본', undefined],
  [['교육', '한국 교육 문학'], '한국', undefined],
  [['역사', '한국사 일반'], '한국', undefined],
  [['한국정치사정/정치사'], '한국', undefined],
  [['중국사'], '중국', undefined],
  [['영미소설'], '영미', '영미소설'],
  [['외국에세이'], '외국', '외국에세이'],
  [['교양 인문학'], '교양', '교양 인문학'],
  // The syllable for poems is part of many other words.
  [['동남아시아여행'], '시', undefined],
  [['시간관리/정보관리'], '시', undefined],
  [['시', '한국시'], '시', '시'],
])('of the categories %o the word %s is found in %s', (categoryPath, word, found) => {
  const book = { ...bare, categoryPath, subCategory: categoryPath[0] ?? null };
  expect(shelfWith(book, word)).toBe(found);
  expect(shelvesOf(book)[0]).toBe(categoryPath[0]);
});
