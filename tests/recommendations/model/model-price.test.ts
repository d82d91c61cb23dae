import { expect, test } from 'vitest';
import { costMicroUsd } from '../../../src/recommendations/model/model-price.ts';

const usage = { promptTokens: 2_000, completionTokens: 201 };

test('a million tokens of gpt-4o-mini cost 0.15 dollars for input and 0.60 for output, rounded up', () => {
  expect(costMicroUsd('gpt-4o-mini', { promptTokens: 1_000_000, completionTokens: 0 })).toBe(150_000);
  expect(costMicroUsd('gpt-4o-mini', { promptTokens: 0, completionTokens: 1_000_000 })).toBe(600_000);
  expect(costMicroUsd('gpt-4o-mini', usage)).toBe(421);
});

test('a dated version costs the same, and another model has no known price', () => {
  expect(costMicroUsd('gpt-4o-mini-2024-07-18', usage)).toBe(421);
  expect(costMicroUsd('gpt-4o-mini-realtime', usage)).toBe(0);
  expect(costMicroUsd('some-model', usage)).toBe(0);
});
