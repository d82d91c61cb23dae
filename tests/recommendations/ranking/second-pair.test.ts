import { expect, test } from 'vitest';
import { aggregateRankings } from '../../../src/recommendations/ranking/aggregate-rankings.ts';
import { balancedOrders } from '../../../src/recommendations/ranking/pass-orders.ts';
import { ordersByResult } from '../../../src/recommendations/ranking/second-pair.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { sampleBooks } from '../sample-books.ts';

const ids = sampleBooks.map(({ id }) => id);
const idsOf = (orders: readonly (readonly { readonly id: number }[])[] | null) =>
  orders?.map((order) => order.map(({ id }) => id)) ?? [];
const shuffled = (seed: string) => idsOf(balancedOrders(sampleBooks, seed, 4));
const [base = [], reversed = []] = shuffled('seed');
/** An order that does not correlate with sales. */
const taste = [
  113, 104, 118, 102, 110, 120, 107, 101, 116, 105, 119, 103, 112, 108, 115, 106, 111, 117, 109, 114,
];

test('the eight best of the first pair stand in the middle, best first, and then in reverse', () => {
  const rankings = [base, reversed].map((shown) => ({ shown, ranked: taste }));
  const [order = [], back] = idsOf(ordersByResult(sampleBooks, rankings));
  expect(order.slice(6, 14)).toEqual(taste.slice(0, 8));
  expect(order.toSorted()).toEqual(ids);
  expect(back).toEqual(order.toReversed());
});

test('a book from the middle of the first pair stands at an end unless it is among the best', () => {
  const rankings = [base, reversed].map((shown) => ({ shown, ranked: taste }));
  const [order = []] = idsOf(ordersByResult(sampleBooks, rankings));
  const ends = [...order.slice(0, 2), ...order.slice(-2)];
  const wanted = base
    .filter((id) => taste.indexOf(id) >= 8)
    .toSorted((one, other) => fromMiddle(one) - fromMiddle(other))
    .slice(0, 4);
  expect(ends.map(fromMiddle).toSorted()).toEqual(wanted.map(fromMiddle).toSorted());
});

test('equal books stand in their shuffled order, which does not follow sales', () => {
  const rankings = [base, reversed].map((shown) => ({ shown, ranked: shown }));
  const [order = []] = idsOf(ordersByResult(sampleBooks, rankings));
  expect(order.slice(6, 14)).toEqual(base.filter((id) => order.slice(6, 14).includes(id)));
  expect(order.slice(6, 14)).not.toEqual(order.slice(6, 14).toSorted());
});

test('a single ranking gives no orders', () => {
  expect(ordersByResult(sampleBooks, [{ shown: base, ranked: taste }])).toBeNull();
  expect(ordersByResult(sampleBooks, [])).toBeNull();
});

test('of a model that tires, the second pair by the first finds more of the best than a rotated one', () => {
  const random = seededRandom(9);
  const hits = { rotated: 0, byResult: 0 };
  for (let run = 0; run < 60; run += 1) {
    const worths = new Map(ids.map((id) => [id, -Math.log(1 - random())]));
    const worthOf = (id: number) => worths.get(id) ?? 0;
    const rank = (shown: readonly number[]) => {
      const points = new Map(shown.map((id, place) => [id, worthOf(id) * 0.89 ** place]));
      return { shown, ranked: byValue(shown, points) };
    };
    const best = byValue(ids, worths).slice(0, 3);
    const [one = [], other = [], ...rotated] = shuffled(`run ${run}`);
    const pair = [one, other].map(rank);
    const found = (second: readonly (readonly number[])[]) => {
      const { points } = aggregateRankings(sampleBooks, [...pair, ...second.map(rank)]);
      return byValue(ids, points ?? new Map())
        .slice(0, 3)
        .filter((id) => best.includes(id)).length;
    };
    hits.rotated += found(rotated);
    hits.byResult += found(idsOf(ordersByResult(sampleBooks, pair)));
  }
  expect(hits.byResult).toBeGreaterThan(hits.rotated + 5);
});

const fromMiddle = (id: number) => Math.abs(base.indexOf(id) - 9.5);
const byValue = (list: readonly number[], values: ReadonlyMap<number, number>) =>
  list.toSorted((one, other) => (values.get(other) ?? 0) - (values.get(one) ?? 0));
