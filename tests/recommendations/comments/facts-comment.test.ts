import { expect, test } from 'vitest';
import { factsComment } from '../../../src/recommendations/comments/facts-comment.ts';
import { sampleBooks } from '../sample-books.ts';

const sample = sampleBooks[0];
if (!sample) throw new Error('no sample book');
const book = { ...sample, title: '남극', subtitle: null, tags: ['잔잔한', '여행'], subCategory: '한국소설' };

test('a comment of facts tells the first two tags, each once', () => {
  expect(factsComment(book, 0)).toMatch(
    /^『남극』은 ‘잔잔한’ 분위기의 책이에요\. ‘여행’을 다룬 책이기도 해요\./,
  );
  expect(factsComment({ ...book, tags: ['잔잔한', '잔잔한'] }, 0)).toMatch(
    /^『남극』은 ‘잔잔한’ 분위기의 책이에요\. ‘한국소설’ 분야의 책이기도 해요\./,
  );
});

test('a comment of facts never speaks of what a reader chose, and fits whatever the title is', () => {
  for (const [position, one] of sampleBooks.entries()) {
    const comment = factsComment({ ...one, title: '가'.repeat(300) }, position);
    expect(comment).not.toMatch(/고르신|고른|고르셨/);
    expect([...comment].length).toBeLessThanOrEqual(300);
  }
});

test('without tags and shelf, other facts of the row are told', () => {
  const bare = { ...book, tags: [], subCategory: null };
  expect(factsComment(bare, 0)).toMatch(/나왔어요|펴냈어요|펴낸 곳/);
});
