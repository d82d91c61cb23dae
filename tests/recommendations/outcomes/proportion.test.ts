import { describe, expect, test } from 'vitest';
import {
  differenceInterval,
  type Interval,
  wilsonInterval,
} from '../../../src/recommendations/outcomes/proportion.ts';

const rounded = ({ low, high }: Interval) => [Number(low.toFixed(4)), Number(high.toFixed(4))];

describe('the score interval of a share', () => {
  // Values of Newcombe's comparison of methods for one proportion (1998), method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i has the published bounds', (hits, of, low, high) => {
    expect(rounded(wilsonInterval({ hits, of }))).toEqual([low, high]);
  });

  test('of all cases mirrors that of none', () => {
    expect(rounded(wilsonInterval({ hits: 20, of: 20 }))).toEqual([0.8389, 1]);
  });

  test('of no cases is everything', () => {
    expect(wilsonInterval({ hits: 0, of: 0 })).toEqual({ low: 0, high: 1 });
  });
});

describe('the interval of a difference of shares', () => {
  // Values of Newcombe's comparison of methods for two independent proportions (1998), method 10.
  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
  ])('%i in %i and %i in %i has the published bounds', (one, ofOne, other, ofOther, low, high) => {
    const found = differenceInterval({ hits: one, of: ofOne }, { hits: other, of: ofOther });
    expect(rounded(found)).toEqual([low, high]);
  });
});
