import { describe, expect, test } from 'vitest';
import { costMicroUsd } from '../../src/model/model-price.ts';

const usage = { promptTokens: 2_000, completionTokens: 201 };
const million = { promptTokens: 1_000_000, completionTokens: 1_000_000 };

describe('the cost of tokens', () => {
  test('a million tokens of gpt-4o-mini cost 0.15 dollars for input and 0.60 for output, rounded up', () => {
    const of = { model: 'gpt-4o-mini' };
    expect(costMicroUsd(of, { promptTokens: 1_000_000, completionTokens: 0 })).toBe(150_000);
    expect(costMicroUsd(of, { promptTokens: 0, completionTokens: 1_000_000 })).toBe(600_000);
    expect(costMicroUsd(of, usage)).toBe(421);
  });

  test('a dated version costs the same', () => {
    expect(costMicroUsd({ model: 'gpt-4o-mini-2024-07-18' }, usage)).toBe(421);
    expect(costMicroUsd({ model: 'gpt-6-luna-2026-09-22' }, million)).toBe(600_000);
  });

  test.each(['gpt-4o-mini-realtime', 'gpt-4o', 'gpt-6', 'some-model'])(
    'the cost of %s, whose price is not known, is too high rather than too low',
    (model) => {
      expect(costMicroUsd({ model }, million)).toBe(60_000_000);
    },
  );

  test('the price that the operator set counts before every other', () => {
    const price = { prompt: 2, completion: 10 };
    expect(costMicroUsd({ model: 'gpt-4o-mini', price }, million)).toBe(12_000_000);
    expect(costMicroUsd({ model: 'llama', price: { prompt: 0, completion: 0 } }, million)).toBe(0);
  });
});
