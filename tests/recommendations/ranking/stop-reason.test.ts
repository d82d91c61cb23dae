import { expect, test } from 'vitest';
import { balancedOrders } from '../../../src/recommendations/ranking/pass-orders.ts';
import { judgeRankings } from '../../../src/recommendations/ranking/stop-reason.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { sampleBooks } from '../sample-books.ts';

/** An order that does not correlate with sales. */
const taste = [
  113, 104, 118, 102, 110, 120, 107, 101, 116, 105, 119, 103, 112, 108, 115, 106, 111, 117, 109, 114,
];
const orders = balancedOrders(sampleBooks, 'seed', 4).map((order) => order.map(({ id }) => id));
const all = new Set(taste);

const judge = (all3: readonly (readonly number[])[], electable: ReadonlySet<number> = all) =>
  judgeRankings(
    sampleBooks,
    all3.map((ranked, pass) => ({ ranked, shown: orders[pass] ?? [] })),
    electable,
  );
/** The ranking with the books at these places exchanged. */
function swapped(ranking: readonly number[], ...pairs: readonly [number, number][]): number[] {
  const changed = [...ranking];
  for (const [one, other] of pairs) [changed[one], changed[other]] = [changed[other] ?? 0, changed[one] ?? 0];
  return changed;
}

test('one ranking is never enough', () => {
  expect(judge([taste])).toBeNull();
});

test('two rankings with the same three books agree, in whatever order', () => {
  expect(judge([taste, swapped(taste, [0, 2])])).toBe('agreed');
});

test('books that cannot be shown do not count', () => {
  const [first = 0, ...rest] = taste;
  const last = [...rest, first];
  expect(judge([taste, last])).not.toBe('agreed');
  expect(judge([taste, last], new Set(rest))).toBe('agreed');
});

test('a fourth book close to the third asks for more', () => {
  expect(judge([taste, swapped(taste, [2, 3])])).toBeNull();
});

test('a fourth book far behind the third does not', () => {
  expect(judge([swapped(taste, [1, 10]), swapped(taste, [2, 3])])).toBe('clear');
});

test('a model that reads from the top is not asked again', () => {
  expect(judge([orders[0] ?? [], orders[1] ?? []])).toBe('apart');
});

test('two random rankings never agree and are seldom clear', () => {
  const random = seededRandom(8);
  const shuffled = () =>
    taste
      .map((id) => ({ id, card: random() }))
      .sort((one, other) => one.card - other.card)
      .map(({ id }) => id);
  const verdicts = Array.from({ length: 200 }, () => judge([shuffled(), shuffled()]));
  const count = (wanted: string | null) => verdicts.filter((verdict) => verdict === wanted).length;
  expect(count('agreed')).toBe(0);
  expect(count('clear')).toBeLessThan(10);
  expect(count('apart')).toBeGreaterThan(70);
});
