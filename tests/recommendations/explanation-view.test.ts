import { expect, test } from 'vitest';
import { explain } from '../../src/recommendations/explanation-view.ts';
import type { Recommendation } from '../../src/recommendations/recommendation.ts';

test('the page of a recommendation for comparison says that no AI chose, and why', () => {
  const text = explain({ path: 'fallback', fallbackReason: 'comparison' } as Recommendation);
  expect(text).toContain('견주어 보려고');
  expect(text).toContain('AI 없이');
});
