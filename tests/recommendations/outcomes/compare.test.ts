import { expect, test } from 'vitest';
import { compare, hasMoved } from '../../../src/recommendations/outcomes/compare.ts';

test('says nothing of a difference with fewer than a hundred books on a side', () => {
  expect(compare({ hits: 99, of: 99 }, { hits: 0, of: 10_000 })).toEqual({ verdict: 'too_few' });
  expect(compare({ hits: 0, of: 10_000 }, { hits: 99, of: 99 })).toEqual({ verdict: 'too_few' });
  expect(hasMoved({ hits: 99, of: 99 }, { hits: 0, of: 10_000 })).toBe(false);
});

test('calls a share higher, lower or unclear by the interval of the difference', () => {
  expect(compare({ hits: 300, of: 1_000 }, { hits: 200, of: 1_000 }).verdict).toBe('higher');
  expect(compare({ hits: 200, of: 1_000 }, { hits: 300, of: 1_000 }).verdict).toBe('lower');
  expect(compare({ hits: 210, of: 1_000 }, { hits: 200, of: 1_000 }).verdict).toBe('unclear');
  expect(compare({ hits: 200, of: 1_000 }, { hits: 200, of: 1_000 }).verdict).toBe('unclear');
});

test('a share has moved only where the intervals of both do not overlap', () => {
  expect(hasMoved({ hits: 300, of: 1_000 }, { hits: 200, of: 1_000 })).toBe(true);
  expect(hasMoved({ hits: 240, of: 1_000 }, { hits: 200, of: 1_000 })).toBe(false);
});
