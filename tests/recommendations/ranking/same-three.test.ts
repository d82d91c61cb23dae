import { expect, test } from 'vitest';
import { chanceOfSameThree, nameSameThree } from '../../../src/recommendations/ranking/same-three.ts';

const name = (...all: number[][]) => nameSameThree(all.map((ranked) => ({ ranked })));

test('the first three books are compared as a set', () => {
  expect(name([1, 2, 3, 4], [3, 1, 2, 9])).toBe(true);
  expect(name([1, 2, 3, 4], [1, 2, 4, 3])).toBe(false);
  expect(name([1, 2, 3], [1, 2, 3], [1, 2, 4])).toBe(false);
  expect(name([1], [1])).toBe(true);
  expect(name([1], [1, 2, 3])).toBe(false);
  expect(name([1, 2, 3], [1])).toBe(false);
});

test('random rankings of twenty books name the same three once in 1,140 times', () => {
  expect(1 / chanceOfSameThree({ passes: 2, books: 20 })).toBeCloseTo(1_140);
  expect(1 / chanceOfSameThree({ passes: 3, books: 20 })).toBeCloseTo(1_140 ** 2);
  expect(1 / chanceOfSameThree({ passes: 2, books: 5 })).toBeCloseTo(10);
  expect(chanceOfSameThree({ passes: 2, books: 3 })).toBe(1);
  expect(chanceOfSameThree({ passes: 4, books: 2 })).toBe(1);
});
