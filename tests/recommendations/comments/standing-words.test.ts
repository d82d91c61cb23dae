import { expect, test } from 'vitest';
import type { Candidate } from '../../../src/recommendations/candidates/candidate.ts';
import { standingClause } from '../../../src/recommendations/comments/standing-words.ts';
import { sampleBooks } from '../sample-books.ts';

const book: Candidate = {
  ...(sampleBooks[0] as Candidate),
  publishedOn: new Date('2025-03-01'),
  salePrice: 12_600,
};

test.each([
  ['newness', 0.1, 0, '살펴본 책들 가운데 먼저 나온 편인, 2025년에 나온'],
  ['newness', 0.4, 0, '아주 새 책은 아닌, 2025년에 나온'],
  ['newness', 0.6, 0.5, '너무 새롭지도 오래되지도 않은, 2025년에 나온'],
  ['newness', 0.68, 1, '그리 오래되지 않은, 2025년에 나온'],
  ['newness', 0.9, 1, '살펴본 책들 가운데 새 책에 드는, 2025년에 나온'],
  ['price', 0, 0, '판매가가 12,600원으로, 함께 살펴본 책들보다 부담이 적은 편인'],
  ['price', 0.3, 0, '판매가가 12,600원으로 높지 않은'],
  ['price', 0.4, 0.5, '판매가가 12,600원으로 중간쯤인'],
  ['price', 0.7, 1, '판매가가 12,600원으로 낮지 않은'],
  ['price', 1, 1, '판매가가 12,600원으로, 함께 살펴본 책들보다 높은 편인'],
  ['titleLength', 0.2, 0, '제목이 짧은 편인'],
  ['titleLength', 0.45, 0, '제목이 길지 않은'],
] as const)('%s %d for the wish %d: %s 책', (kind, place, near, clause) => {
  expect(standingClause({ kind, place, near }, book)).toBe(clause);
});

test.each([
  ['newness', 0.5, 0],
  ['newness', 0.8, 0.5],
  ['price', 0.6, 0],
  ['price', 0.2, 1],
  ['titleLength', 0.5, 0],
] as const)('%s %d is not told for the wish %d', (kind, place, near) => {
  expect(standingClause({ kind, place, near }, book)).toBeUndefined();
});

test('nothing is told of a value that the row does not hold', () => {
  const unknown = { ...book, publishedOn: null, salePrice: 0 };
  expect(standingClause({ kind: 'newness', place: 1, near: 1 }, unknown)).toBeUndefined();
  expect(standingClause({ kind: 'price', place: 0, near: 0 }, unknown)).toBeUndefined();
});
