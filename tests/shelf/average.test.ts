import { expect, test } from 'vitest';
import { averageOf } from '../../src/shelf/rating-view.ts';

const sum = (halves: readonly number[]) => halves.reduce((total, half) => total + half, 0);

test.each<[string, number[], string]>([
  ['5', [10], '5.0'],
  ['4.5 and 5', [9, 10], '4.8'],
  ['1, 1 and 1.5', [2, 2, 3], '1.2'],
  ['five of 4.5, four of 4 and one of 5', [9, 9, 9, 9, 9, 8, 8, 8, 8, 10], '4.4'],
  ['ten that add up to 11.5', [2, 2, 2, 2, 2, 2, 2, 3, 3, 3], '1.2'],
])('the average of %s is rounded half up to one place', (_what, halves, words) => {
  expect(averageOf({ bookId: 1, count: halves.length, average: sum(halves) / halves.length })?.words).toBe(
    words,
  );
});

test('no average of up to 40 ratings differs from the exact one rounded half up', () => {
  for (let count = 1; count <= 40; count += 1)
    for (let total = 2 * count; total <= 10 * count; total += 1) {
      const tenths = Math.floor((10 * total + count) / (2 * count));
      const { words } = averageOf({ bookId: 1, count, average: total / count }) ?? {};
      expect(words, `${total} halves of ${count}`).toBe((tenths / 10).toFixed(1));
    }
});
