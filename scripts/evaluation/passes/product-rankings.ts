import {
  balancedOrders,
  type Candidate,
  ordersByResult,
  type Ranking,
} from '../../../src/recommendations/commands.ts';

/** Ranks books that are shown in this order, by their ids. */
export type Rank = (shown: readonly number[]) => number[];

export const rankingsOf = (orders: readonly (readonly Candidate[])[], rank: Rank): Ranking[] =>
  orders.map((order) => {
    const shown = order.map(({ id }) => id);
    return { shown, ranked: rank(shown) };
  });

/** The rankings of both pairs that the product asks, the second one by the result of the first. */
export function productRankings(books: readonly Candidate[], seed: string, rank: Rank) {
  const first = rankingsOf(balancedOrders(books, seed, 2), rank);
  const second = rankingsOf(ordersByResult(books, first) ?? [], rank);
  return { first, all: [...first, ...second] };
}
