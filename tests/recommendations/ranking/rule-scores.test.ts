import { expect, test } from 'vitest';
import { rankByRule } from '../../../src/recommendations/ranking/rule-score.ts';
import { createRuleScores } from '../../../src/recommendations/ranking/rule-scores.ts';
import { chosenOf } from '../../quiz/answers-of.ts';
import { personas } from '../personas.ts';
import { sampleBooks } from '../sample-books.ts';

test('the scores for many readers are those of each one’s own ranking', () => {
  const scoresOf = createRuleScores(sampleBooks);
  for (const { answers } of personas) {
    const byBook = new Map(
      rankByRule(chosenOf(answers), sampleBooks).map(({ book, score }) => [book, score]),
    );
    const scores = scoresOf(chosenOf(answers));
    for (const [place, book] of sampleBooks.entries())
      expect(scores[place]).toBeCloseTo(byBook.get(book) ?? Number.NaN, 9);
  }
});
