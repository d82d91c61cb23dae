import { expect, test } from 'vitest';
import { movedTags, tasteShift } from '../../../src/recommendations/feedback/feedback.ts';
import { rankByRule } from '../../../src/recommendations/ranking/rule-score.ts';
import { chosenOf } from '../../quiz/answers-of.ts';
import { sampleBooks } from '../sample-books.ts';

test('tags are sorted by how often they were liked or disliked, and a tag of both is left out', () => {
  const moved = movedTags({
    liked: [['위로', '가족'], ['위로'], ['역사']],
    disliked: [['범죄'], ['역사'], ['범죄', '전쟁']],
  });
  expect(moved).toEqual({ likedTags: ['위로', '가족'], avoidedTags: ['범죄', '전쟁'] });
});

test('at most five tags gain weight and five lose weight', () => {
  const tags = Array.from({ length: 9 }, (_, i) => `키워드${i}`);
  expect(movedTags({ liked: [tags], disliked: [] }).likedTags).toHaveLength(5);
});

const placeOf = (id: number, shift: ReturnType<typeof tasteShift>) =>
  rankByRule(chosenOf('abcdabcdab'), sampleBooks, shift).findIndex(({ book }) => book.id === id);

test('a liked tag moves its books up, an avoided one moves them down, and the answers still count', () => {
  const tagged = sampleBooks.filter(({ tags }) => tags.includes('여행')).map(({ id }) => id);
  const none = tasteShift([], { likedTags: [], avoidedTags: [] });
  for (const id of tagged) {
    expect(placeOf(id, tasteShift([], { likedTags: ['여행'], avoidedTags: [] }))).toBeLessThanOrEqual(
      placeOf(id, none),
    );
    expect(placeOf(id, tasteShift([], { likedTags: [], avoidedTags: ['여행'] }))).toBeGreaterThanOrEqual(
      placeOf(id, none),
    );
  }
  expect(tagged.length).toBeGreaterThan(2);
  expect(rankByRule(chosenOf('abcdabcdab'), sampleBooks, none)).toEqual(
    rankByRule(chosenOf('abcdabcdab'), sampleBooks),
  );
});

test('the weights of "lighter" are added to those of liked tags', () => {
  const shift = tasteShift(['lighter'], { likedTags: ['짧은 호흡'], avoidedTags: ['깊이 있는'] });
  expect(shift.tags).toMatchObject({ '짧은 호흡': 3.5, '깊이 있는': -3.5 });
  expect(tasteShift(['other_author'], { likedTags: [], avoidedTags: [] })).toEqual({ tags: {} });
});
