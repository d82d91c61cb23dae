import type { Candidate } from '../candidates/index.ts';
import { passPointsOf } from './agreement.ts';
import { placeFreeWins } from './place-free-wins.ts';
import type { Ranking } from './ranking-pass.ts';
import { roundPoints } from './round-points.ts';

/**
 * Returns the orders of the second pair: by the result of the first pair, best first, and its
 * reverse. Books that may exchange places then stand side by side, where the effect of the place
 * is smallest. `null`: fewer than two rankings have no result.
 */
export function ordersByResult(
  candidates: readonly Candidate[],
  rankings: readonly Ranking[],
): Candidate[][] | null {
  const [first] = rankings;
  if (first === undefined || rankings.length < 2) return null;
  const wins = roundPoints(placeFreeWins(passPointsOf(candidates, rankings)));
  const best = candidates
    .map((book, i) => ({ book, wins: wins[i] ?? 0 }))
    // Equal books keep the shuffled order: that of the catalogue would follow sales.
    .toSorted((one, other) => first.shown.indexOf(one.book.id) - first.shown.indexOf(other.book.id))
    .toSorted((one, other) => other.wins - one.wins)
    .map(({ book }) => book);
  return [best, best.toReversed()];
}
