import { expect, test } from 'vitest';
import { balancedOrders } from '../../../src/recommendations/ranking/pass-orders.ts';
import { sampleBooks } from '../sample-books.ts';

const orders = (seed = 'seed', passes = 4) =>
  balancedOrders(sampleBooks, seed, passes).map((order) => order.map(({ id }) => id));

test('over the four of them every book stands as early as late', () => {
  const sums = sampleBooks.map(({ id }) => orders().reduce((sum, order) => sum + order.indexOf(id), 0));
  expect(new Set(sums)).toEqual(new Set([4 * 9.5]));
});

test('each is a whole one, and no two are alike', () => {
  const all = orders();
  for (const order of all) expect(order.toSorted()).toEqual(sampleBooks.map(({ id }) => id));
  expect(new Set(all.map(String)).size).toBe(4);
});

test('fewer passes are the first of them; two are already each other’s mirror', () => {
  expect(orders('seed', 2)).toEqual(orders().slice(0, 2));
  expect(orders()[1]).toEqual(orders()[0]?.toReversed());
});

test('the base order says nothing about the rank, is the same for a seed and another for another', () => {
  expect(orders()[0]).not.toEqual(sampleBooks.map(({ id }) => id));
  expect(orders('a')).toEqual(orders('a'));
  expect(orders('a')[0]).not.toEqual(orders('b')[0]);
});
