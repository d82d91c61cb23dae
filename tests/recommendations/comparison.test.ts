import { expect, test } from 'vitest';
import { isDrawnForComparison } from '../../src/recommendations/comparison.ts';

const requests = Array.from({ length: 10_000 }, (_, number) => `${number} taste-1:2:abcdabcdab:`);
const drawn = (share: number, secret = 'secret') =>
  requests.filter((request) => isDrawnForComparison(request, { share, secret }));

const drawnByAnother = new Set(drawn(0.5, 'another secret'));

test('no request is drawn for a share of 0, and every request for a share of 1', () => {
  expect(drawn(0)).toEqual([]);
  expect(drawn(1)).toEqual(requests);
});

test('about the asked share of requests is drawn', () => {
  // Six standard deviations of a binomial count.
  expect(Math.abs(drawn(0.2).length - 2_000)).toBeLessThan(240);
});

test('another secret draws other requests, so that nobody without it knows which', () => {
  const both = drawn(0.5).filter((request) => drawnByAnother.has(request));
  // Half of the half, within six standard deviations.
  expect(Math.abs(both.length - 2_500)).toBeLessThan(260);
});

test('equal requests get equal answers, and a larger share keeps those of a smaller one', () => {
  expect(drawn(0.1)).toEqual(drawn(0.1));
  expect(drawn(0.3)).toEqual(expect.arrayContaining(drawn(0.1)));
});
