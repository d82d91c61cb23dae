import { expect, test } from 'vitest';
import type { Candidate } from '../../../src/recommendations/candidates/candidate.ts';
import { hasSubtitle, standings } from '../../../src/recommendations/candidates/standing.ts';
import { sampleBooks } from '../sample-books.ts';

const bookOf = (changes: Partial<Candidate>): Candidate => ({ ...(sampleBooks[0] as Candidate), ...changes });
const newnessOf = (...years: number[]) =>
  standings(years.map((year) => bookOf({ publishedOn: new Date(`${year}-06-01`) }))).map(
    ({ newness }) => newness,
  );

test('the oldest of new books is not old', () => {
  expect(newnessOf(2023, 2024, 2025)).toEqual([0.5, 0.5, 1]);
  expect(newnessOf(2010, 2024, 2025)).toEqual([0, 0.5, 1]);
});

test.each([
  ['2026~2027년 최신판', false],
  ['초판 종료', false],
  ['2024 노벨문학상 수상작가', false],
  ['2021 아르코 문학나눔 선정', false],
  ['인간 사회의 운명을 바꾼 힘', true],
  ['베네치아에서 로마까지, 2026~2027년 최신판', true],
])('whether the subtitle %s says what the book is about: %s', (subtitle, says) => {
  expect(hasSubtitle(bookOf({ subtitle }))).toBe(says);
});
