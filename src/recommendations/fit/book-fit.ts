import type { RankedBook } from '../ranking/index.ts';

/** The fit when a reader's answers tell no book of the list from another. */
const middle = 0.5;

/**
 * How well each book of a list fits a reader, by its id, from 0 for the worst of the list to 1 for
 * the best.
 * @param ranking the list with her rule scores
 */
export function bookFits(
  ranking: readonly Pick<RankedBook, 'book' | 'score'>[],
): ReadonlyMap<number, number> {
  const scores = ranking.map(({ score }) => score);
  const [best, worst] = [Math.max(...scores), Math.min(...scores)];
  return new Map(
    ranking.map(({ book, score }) => [book.id, best === worst ? middle : (score - worst) / (best - worst)]),
  );
}
