import type { ElectedBook } from './elected-book.ts';
import type { ReaderPopularity } from './reader-popularity.ts';
import type { RankedBook } from './rule-score.ts';
import { comparedPlaces, spreadThree } from './spread-three.ts';

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
  const range = (electable[0]?.score ?? 0) - (electable.at(-1)?.score ?? 0);
  return spreadThree(electable, { variety, range, places: comparedPlaces, popularity }).map(
    ({ scored, movedFor }) => ({
      ranked: scored,
      votes: 0,
      isChosenByModel: false,
      movedFor,
    }),
  );
}
