import { expect, test } from 'vitest';
import { placeFreeWins } from '../../../src/recommendations/ranking/place-free-wins.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const books = 20;
const base = Array.from({ length: books }, (_, i) => (i * 7) % books);
const reversed = base.map((place) => books - 1 - place);

/** The pass of a model that sorts by this value; each place further down costs some of it. */
function passBy(worths: readonly number[], places: readonly number[], cost: number) {
  const values = worths.map((worth, i) => worth - cost * (places[i] ?? 0));
  const points = values.map((value) => values.filter((other) => other < value).length);
  return { points, places };
}
const order = (values: readonly number[]) =>
  values
    .map((value, i) => ({ value, i }))
    .sort((one, other) => other.value - one.value)
    .map(({ i }) => i);

test('equal rankings keep their order, and the points add up to those of Borda', () => {
  const worths = Array.from({ length: books }, (_, i) => -((i * 3) % books));
  const passes = [passBy(worths, base, 0), passBy(worths, reversed, 0)];
  const wins = placeFreeWins(passes);
  expect(order(wins)).toEqual(order(worths));
  expect(wins.reduce((sum, value) => sum + value, 0)).toBeCloseTo(books * (books - 1), 6);
});

test('two opposite orders of a model that only reads from the top tell nothing', () => {
  const nothing = Array<number>(books).fill(0);
  const wins = placeFreeWins([passBy(nothing, base, 1), passBy(nothing, reversed, 1)]);
  for (const value of wins) expect(value).toBeCloseTo(books - 1, 6);
});

test('of two passes that tire, the best three are found more often than by the sum of the points', () => {
  const random = seededRandom(4);
  let [free, summed] = [0, 0];
  for (let run = 0; run < 100; run += 1) {
    const worths = base.map(() => -Math.log(1 - random()));
    const passes = [base, reversed].map((places) => passBy(worths.map(Math.log), places, 0.12));
    const best = order(worths).slice(0, 3);
    const sums = base.map((_, i) => passes.reduce((sum, { points }) => sum + (points[i] ?? 0), 0));
    const hits = (points: readonly number[]) =>
      order(points)
        .slice(0, 3)
        .filter((i) => best.includes(i)).length;
    free += hits(placeFreeWins(passes));
    summed += hits(sums);
  }
  expect(free).toBeGreaterThan(summed + 15);
});

test('books that no pass ranked have equal points', () => {
  const points = base.map((_, i) => (i === 3 ? books - 1 : (books - 2) / 2));
  const wins = placeFreeWins([
    { points, places: base },
    { points, places: reversed },
  ]);
  const [best = 0, ...others] = order(wins);
  expect(best).toBe(3);
  for (const i of others) expect(wins[i]).toBeCloseTo(wins[others[0] ?? 0] ?? 0, 6);
});
