import { expect, test } from 'vitest';
import { quizQuestions } from '../../../src/quiz/quiz-questions.ts';
import { isAskedFor } from '../../../src/recommendations/comments/asked-fact.ts';
import type { Fact } from '../../../src/recommendations/ranking/fact.ts';

const chosen = (code: string) => {
  for (const question of quizQuestions)
    for (const option of question.options) if (option.code === code) return { question, option };
  throw new Error(`no option ${code}`);
};

test.each<[Fact['kind'], string, boolean]>([
  ['tag', 'goal_comfort', true],
  ['newness', 'age_old', true],
  ['newness', 'goal_question', false],
  ['newness', 'clue_award', false],
  ['price', 'price_low', true],
  ['price', 'price_set', false],
  ['price', 'pace_deep', false],
  ['titleLength', 'clue_short_title', true],
  ['titleLength', 'clue_subtitle', false],
  ['titleLength', 'pace_fast', false],
  ['subtitle', 'clue_subtitle', true],
  ['subtitle', 'goal_knowledge', false],
  ['digits', 'clue_number', true],
  ['series', 'price_set', true],
  ['coauthored', 'after_continue', false],
])('%s as a reason for %s: %s', (kind, code, isReason) => {
  expect(isAskedFor(kind, chosen(code))).toBe(isReason);
});
