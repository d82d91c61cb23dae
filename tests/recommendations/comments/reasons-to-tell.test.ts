import { expect, test } from 'vitest';
import { withSecondClaim } from '../../../src/recommendations/comments/reasons-to-tell.ts';
import { rankByRule } from '../../../src/recommendations/ranking/rule-score.ts';
import { chosenOf } from '../../quiz/answers-of.ts';
import { sampleBooks } from '../sample-books.ts';

const ranked = rankByRule(chosenOf('abcaaaaaab'), sampleBooks).find(
  ({ contributions }) => new Set(contributions.map(({ answer }) => answer)).size > 2,
);
if (!ranked) throw new Error('no sample book has reasons');

test('a comment with one claim gets a second one, and one with two stays as it is', () => {
  const [first, second] = withSecondClaim([], ranked);
  if (!first || !second) throw new Error('no claims');
  expect(first).not.toEqual(second);
  expect(withSecondClaim([first], ranked)).toEqual([first, expect.anything()]);
  expect(withSecondClaim([first, second], ranked)).toEqual([first, second]);
});

test('a fact that a claim names already is not added for another answer', () => {
  const [first] = withSecondClaim([], ranked);
  if (!first) throw new Error('no claims');
  const elsewhere = { ...first, answer: 'another_answer' };
  const added = withSecondClaim([elsewhere], ranked);
  expect(added.filter(({ field, value }) => field === first.field && value === first.value)).toHaveLength(1);
});
