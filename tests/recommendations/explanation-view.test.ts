import { expect, test } from 'vitest';
import { explain, stabilityNote } from '../../src/recommendations/explanation-view.ts';
import type { Recommendation } from '../../src/recommendations/recommendation.ts';
import { recommended } from './recommended.ts';

test('the page of a recommendation for comparison says that no AI chose, and why', () => {
  const text = explain({ path: 'fallback', fallbackReason: 'comparison' } as Recommendation);
  expect(text).toContain('견주어 보려고');
  expect(text).toContain('AI 없이');
});

test('the note about the passes explains a book that none of them had among its three', () => {
  const pick = (votes: number) => ({ isChosenByModel: true, votes, movedFor: null });
  const noteOf = (...votes: number[]) =>
    stabilityNote(recommended({ picks: votes.map(pick) as unknown as Recommendation['picks'] }));
  expect(noteOf(4, 3, 2)).toMatch(/몇 번 들었는지예요\.$/);
  expect(noteOf(4, 3, 0)).toContain('순위를 모두 합치면');
  expect(stabilityNote(recommended({ passes: 1 }))).toBeNull();
  expect(stabilityNote(recommended({ path: 'fallback' }))).toBeNull();
});
