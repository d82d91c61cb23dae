import type { Candidate } from '../candidates/index.ts';
import { passPointsOf } from './agreement.ts';
import { placeFreeWins } from './place-free-wins.ts';
import type { Ranking } from './ranking-pass.ts';
import { roundPoints } from './round-points.ts';

/** Books that may be among the best three when the first pair has ranked them. */
const contenders = 8;

/**
 * Returns the orders of the second pair, an order and its reverse. The best books by the first pair
 * stand in the middle, best first: those that may exchange places are side by side, where the place
 * makes the smallest difference. The others stand around them, those from the middle of the first
 * pair at the ends: a model that overlooks the middle reads them there. `null`: fewer than two
 * rankings have no result.
 */
export function ordersByResult(
  candidates: readonly Candidate[],
  rankings: readonly Ranking[],
): Candidate[][] | null {
  const [first] = rankings;
  if (first === undefined || rankings.length < 2) return null;
  const wins = roundPoints(placeFreeWins(passPointsOf(candidates, rankings)));
  const lossesOf = new Map(candidates.map(({ id }, i) => [id, -(wins[i] ?? 0)]));
  // Equal books keep the shuffled order: that of the catalogue would follow sales.
  const placeOf = new Map(first.shown.map((id, place) => [id, place]));
  const best = candidates.toSorted(byValue(placeOf)).toSorted(byValue(lossesOf));
  const centre = (candidates.length - 1) / 2;
  const distanceOf = new Map(first.shown.map((id, place) => [id, Math.abs(place - centre)]));
  const others = best.slice(contenders).toSorted(byValue(distanceOf));
  const order = [
    ...others.filter((_, i) => i % 2 === 0),
    ...best.slice(0, contenders),
    ...others.filter((_, i) => i % 2 === 1).toReversed(),
  ];
  return [order, order.toReversed()];
}

const byValue = (values: ReadonlyMap<number, number>) => (one: Candidate, other: Candidate) =>
  (values.get(one.id) ?? 0) - (values.get(other.id) ?? 0);
