import { expect, test } from 'vitest';
import { balancedOrders } from '../../../src/recommendations/ranking/pass-orders.ts';
import { sampleBooks } from '../sample-books.ts';

const orders = (seed = 'seed', passes = 4) =>
  balancedOrders(sampleBooks, seed, passes).map((order) => order.map(({ id }) => id));

test('over four orders every book stands early as often as late', () => {
  const sums = sampleBooks.map(({ id }) => orders().reduce((sum, order) => sum + order.indexOf(id), 0));
  expect(new Set(sums)).toEqual(new Set([4 * 9.5]));
});

test('each order holds all books, and no two are equal', () => {
  const all = orders();
  for (const order of all) expect(order.toSorted()).toEqual(sampleBooks.map(({ id }) => id));
  expect(new Set(all.map(String)).size).toBe(4);
});

test("fewer passes get the first orders, and the first two are each other's reverse", () => {
  expect(orders('seed', 2)).toEqual(orders().slice(0, 2));
  expect(orders()[1]).toEqual(orders()[0]?.toReversed());
});

test('the base order depends on the seed and not on the rank', () => {
  expect(orders()[0]).not.toEqual(sampleBooks.map(({ id }) => id));
  expect(orders('a')).toEqual(orders('a'));
  expect(orders('a')[0]).not.toEqual(orders('b')[0]);
});
