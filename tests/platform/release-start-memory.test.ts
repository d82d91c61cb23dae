import { getHeapSpaceStatistics } from 'node:v8';
import { expect, test } from 'vitest';
import { releaseStartMemory } from '../../src/platform/release-start-memory.ts';

const youngBytes = () =>
  getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')?.space_size ?? 0;

test('the memory of short-lived objects goes back to the system', () => {
  let kept: unknown[] = [];
  for (let i = 0; i < 3_000_000; i += 1) {
    kept.push({ i, list: [i] });
    if (kept.length > 100_000) kept = [];
  }
  const before = youngBytes();
  releaseStartMemory();
  expect(before).toBeGreaterThan(4_000_000);
  expect(youngBytes()).toBeLessThan(before / 2);
});
