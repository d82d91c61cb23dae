import type { ChosenAnswer, QuizQuestion } from '../../quiz/index.ts';
import { type Candidate, standings } from '../candidates/index.ts';
import { type WeighedQuestion, weighQuestion } from './weigh-question.ts';

/**
 * Returns a function that gives the rule score of each candidate, in their order, for the answers
 * of one reader. It weighs each question once, for all readers.
 */
export function createRuleScores(
  candidates: readonly Candidate[],
): (answers: readonly ChosenAnswer[]) => readonly number[] {
  const places = standings(candidates);
  const known = new Map<QuizQuestion, WeighedQuestion>();
  const weighed = (question: QuizQuestion): WeighedQuestion => {
    const before = known.get(question);
    if (before) return before;
    const fresh = weighQuestion(question, candidates, places);
    known.set(question, fresh);
    return fresh;
  };
  return (answers) => {
    const questions = answers.map((chosen) => ({ chosen, given: weighed(chosen.question) }));
    return candidates.map((_book, place) =>
      questions.reduce((sum, { chosen, given }) => sum + given.pointsOf(chosen.option, place), 0),
    );
  };
}
