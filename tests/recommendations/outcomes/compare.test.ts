import { expect, test } from 'vitest';
import { compare, hasDrifted } from '../../../src/recommendations/outcomes/compare.ts';

test('with fewer than a hundred books on a side no difference is named', () => {
  expect(compare({ hits: 99, of: 99 }, { hits: 0, of: 10_000 })).toEqual({ result: 'too_few' });
  expect(compare({ hits: 0, of: 10_000 }, { hits: 99, of: 99 })).toEqual({ result: 'too_few' });
  expect(hasDrifted({ hits: 99, of: 99 }, { hits: 0, of: 10_000 })).toBe(false);
});

test('a share is higher, lower or unclear by the interval of the difference', () => {
  expect(compare({ hits: 300, of: 1_000 }, { hits: 200, of: 1_000 }).result).toBe('higher');
  expect(compare({ hits: 200, of: 1_000 }, { hits: 300, of: 1_000 }).result).toBe('lower');
  expect(compare({ hits: 210, of: 1_000 }, { hits: 200, of: 1_000 }).result).toBe('unclear');
  expect(compare({ hits: 200, of: 1_000 }, { hits: 200, of: 1_000 }).result).toBe('unclear');
});

test('a share has drifted only where the intervals of both do not overlap', () => {
  expect(hasDrifted({ hits: 300, of: 1_000 }, { hits: 200, of: 1_000 })).toBe(true);
  expect(hasDrifted({ hits: 240, of: 1_000 }, { hits: 200, of: 1_000 })).toBe(false);
});
