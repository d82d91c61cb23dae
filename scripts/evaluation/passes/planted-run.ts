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

/** The three books by each way of counting the same rankings. */
export interface PlantedRun {
  readonly three: Readonly<Record<Method, readonly number[]>>;
  /** Passes that the product would ask. */
  readonly passes: number;
  /** Whether the product would use their rankings. */
  readonly isBelieved: boolean;
}

export const methods = ['one pass', 'Borda', 'Kemeny', 'place-free', 'place-free, two', 'adaptive'] as const;
export type Method = (typeof methods)[number];

/** Lets a model rank the books in four balanced orders, and counts the rankings in every way. */
export function plantedRun(
  books: readonly Candidate[],
  worths: ReadonlyMap<number, number>,
  model: PlantedModel,
  random: () => number,
): PlantedRun {
  const ids = books.map(({ id }) => id);
  const rankings = balancedOrders(books, String(random()), 4).map((order): Ranking => {
    const shown = order.map(({ id }) => id);
    return { shown, ranked: model(worths, shown, random) };
  });
  const pair = rankings.slice(0, 2);
  const asked = judgeRankings(books, pair, new Set(ids)) === null ? rankings : pair;
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
      'place-free, two': bestThree(ids, wins(pair)),
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
