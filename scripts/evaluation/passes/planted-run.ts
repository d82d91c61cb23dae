import {
  aggregateRankings,
  balancedOrders,
  bordaPoints,
  type Candidate,
  judgeRankings,
  placeFreeWins,
  type Ranking,
} from '../../../src/recommendations/commands.ts';
import { kemenyThree } from './kemeny.ts';
import type { PlantedModel } from './planted-models.ts';
import { productRankings, rankingsOf } from './product-rankings.ts';

/** The three books by each way of counting the same rankings. */
export interface PlantedRun {
  readonly three: Readonly<Record<Method, readonly number[]>>;
  /** Passes that the product would ask. */
  readonly passes: number;
  /** Whether the product would use their rankings. */
  readonly isBelieved: boolean;
}

export const methods = [
  'one pass',
  'Borda',
  'Kemeny',
  'place-free',
  'place-free, two',
  'by result',
  'adaptive',
] as const;
export type Method = (typeof methods)[number];

/**
 * Lets a model rank the books in four balanced orders, and in those of the product, and counts the
 * rankings in every way. `by result`: all four passes of the product. `adaptive`: those it asks.
 */
export function plantedRun(
  books: readonly Candidate[],
  worths: ReadonlyMap<number, number>,
  model: PlantedModel,
  random: () => number,
): PlantedRun {
  const ids = books.map(({ id }) => id);
  const rank = (shown: readonly number[]) => model(worths, shown, random);
  const seed = String(random());
  const rankings = rankingsOf(balancedOrders(books, seed, 4), rank);
  const { first, all } = productRankings(books, seed, rank);
  const asked = judgeRankings(books, first, new Set(ids)) === null ? all : first;
  const points = (all: readonly Ranking[]) => all.map((one) => bordaPoints(one, ids));
  const wins = (all: readonly Ranking[]) =>
    placeFreeWins(
      all.map((one) => ({
        points: bordaPoints(one, ids),
        places: ids.map((id) => one.shown.indexOf(id)),
      })),
    );
  const sums = ids.map((_, i) => points(rankings).reduce((sum, one) => sum + (one[i] ?? 0), 0));
  const ranked = rankings.map((one) => one.ranked);
  return {
    three: {
      'one pass': ranked[0]?.slice(0, 3) ?? [],
      Borda: bestThree(ids, sums),
      Kemeny: kemenyThree(ranked, ids),
      'place-free': bestThree(ids, wins(rankings)),
      'place-free, two': bestThree(ids, wins(first)),
      'by result': bestThree(ids, wins(all)),
      adaptive: bestThree(ids, wins(asked)),
    },
    passes: asked.length,
    isBelieved: aggregateRankings(books, asked).points !== null,
  };
}

export const bestThree = (ids: readonly number[], points: readonly number[]): number[] =>
  ids
    .map((id, i) => ({ id, points: points[i] ?? 0 }))
    .sort((one, other) => other.points - one.points)
    .slice(0, 3)
    .map(({ id }) => id);
