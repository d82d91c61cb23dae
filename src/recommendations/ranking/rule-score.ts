import type { ChosenAnswer, TasteWeights } from '../../quiz/index.ts';
import { type Candidate, standings } from '../candidates/index.ts';
import type { Fact } from './fact.ts';
import { byPoints, weighBooks } from './weigh-books.ts';
import { total, weighQuestion } from './weigh-question.ts';

/** The points that one answer gave to a book, and the fact that earned them. */
export interface Contribution {
  readonly answer: ChosenAnswer;
  readonly fact: Fact;
  readonly points: number;
}

export interface RankedBook {
  readonly book: Candidate;
  readonly score: number;
  /** Largest first. */
  readonly contributions: readonly Contribution[];
}

/**
 * Ranks the candidates by the reader's answers alone: deterministic, without a model, ties in the
 * order given. It is the fallback, the tie-breaker, and the only ranking without an API key.
 *
 * A book's score is the sum over the ten answers, minus the average over all options of the same
 * questions. Otherwise a book with something for everybody would win for everybody.
 * @param shift weights from the reader's feedback, added on top
 */
export function rankByRule(
  answers: readonly ChosenAnswer[],
  candidates: readonly Candidate[],
  shift: TasteWeights = {},
): RankedBook[] {
  const places = standings(candidates);
  const questions = answers.map((chosen) => ({
    chosen,
    given: weighQuestion(chosen.question, candidates, places),
  }));
  const shifted = weighBooks(shift, candidates, places);
  return candidates
    .map((book, i) => {
      const contributions: Contribution[] = [];
      let score = total(shifted[i] ?? []);
      for (const { chosen, given } of questions) {
        const own = given.matchesOf(chosen.option, i);
        contributions.push(...own.map((match) => ({ answer: chosen, ...match })));
        score += given.pointsOf(chosen.option, i);
      }
      return { book, score, contributions: contributions.toSorted(byPoints) };
    })
    .sort((one, other) => other.score - one.score);
}
