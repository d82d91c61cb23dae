import { expect, test } from 'vitest';
import { nextRecommendationAt } from '../../src/recommendations/policy.ts';

const at = (time: string) => new Date(`2026-11-22T${time}Z`);
const made = [at('09:00'), at('08:00'), at('07:00')];

test('below the limit the next recommendation is allowed at once', () => {
  expect(nextRecommendationAt(made, 4, at('10:00'))).toBeNull();
  expect(nextRecommendationAt([], 1, at('10:00'))).toBeNull();
});

test('at the limit the next recommendation is allowed a day after the oldest counted one', () => {
  expect(nextRecommendationAt(made, 3, at('10:00'))).toEqual(new Date('2026-11-23T07:00:00Z'));
  expect(nextRecommendationAt(made, 2, at('10:00'))).toEqual(new Date('2026-11-23T08:00:00Z'));
});

test('exactly a day after the oldest counted one it is allowed', () => {
  expect(nextRecommendationAt(made, 3, new Date('2026-11-23T07:00:00Z'))).toBeNull();
  expect(nextRecommendationAt(made, 3, new Date('2026-11-23T06:59:59.999Z'))).not.toBeNull();
});
