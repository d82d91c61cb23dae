import { expect, test } from 'vitest';
import { isDrawnForComparison } from '../../src/recommendations/comparison.ts';

const requests = Array.from({ length: 10_000 }, (_, number) => `${number} taste-1:2:abcdabcdab:`);
const drawn = (share: number) => requests.filter((request) => isDrawnForComparison(request, share));

test('no request is drawn for a share of 0, and every request for a share of 1', () => {
  expect(drawn(0)).toEqual([]);
  expect(drawn(1)).toEqual(requests);
});

test('about the asked share of requests is drawn', () => {
  // Six standard deviations of a binomial count.
  expect(Math.abs(drawn(0.2).length - 2_000)).toBeLessThan(240);
});

test('equal requests get equal answers, and a larger share keeps those of a smaller one', () => {
  expect(drawn(0.1)).toEqual(drawn(0.1));
  expect(drawn(0.3)).toEqual(expect.arrayContaining(drawn(0.1)));
});
