import type { ElectedBook } from './elected-book.ts';
import type { ReaderPopularity } from './reader-popularity.ts';
import type { RankedBook } from './rule-score.ts';
import { spreadThree } from './spread-three.ts';
import { mean } from './statistics.ts';

/** A score from answers alone says little of single places, so that variety may count for much. */
const variety = 0.3;

/**
 * Elects three books by the rule score, spread like a model's.
 * @param electable the books that may be elected, best first
 */
export function electByRule(
  electable: readonly RankedBook[],
  popularity: ReaderPopularity | null,
): ElectedBook[] {
  const scores = electable.map(({ score }) => score);
  const range = (scores[0] ?? 0) - (scores.at(-1) ?? 0);
  return spreadThree(electable, { variety, range, floor: mean(scores), popularity }).map(
    ({ scored, movedFor }) => ({ ranked: scored, votes: 0, isChosenByModel: false, movedFor }),
  );
}
