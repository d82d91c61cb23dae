import type { QuizOption, QuizQuestion } from '../../quiz/index.ts';
import type { Candidate, Standing } from '../candidates/index.ts';
import type { Match } from './fact.ts';
import { weighBooks } from './weigh-books.ts';

/** The matches of every option of a question with each book, in the books' order. */
export interface WeighedQuestion {
  matchesOf(option: QuizOption, place: number): readonly Match[];
  /** The points of an option, minus the average over all options of the question. */
  pointsOf(option: QuizOption, place: number): number;
}

export function weighQuestion(
  question: QuizQuestion,
  books: readonly Candidate[],
  places: readonly Standing[],
): WeighedQuestion {
  const matches = new Map(
    question.options.map((option) => [option, weighBooks(option.weights, books, places)]),
  );
  const totals = new Map([...matches].map(([option, ofBooks]) => [option, ofBooks.map(total)]));
  const averages = books.map(
    (_book, place) =>
      [...totals.values()].reduce((sum, ofBooks) => sum + (ofBooks[place] ?? 0), 0) / totals.size,
  );
  return {
    matchesOf: (option, place) => matches.get(option)?.[place] ?? [],
    pointsOf: (option, place) => (totals.get(option)?.[place] ?? 0) - (averages[place] ?? 0),
  };
}

export const total = (matches: readonly Match[]): number =>
  matches.reduce((sum, { points }) => sum + points, 0);
