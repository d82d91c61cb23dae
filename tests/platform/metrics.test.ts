import { expect, test } from 'vitest';
import { createMetrics, measure, measureStates } from '../../src/platform/metrics.ts';

test('a number that cannot be read is left out, and is not told as it was or as nothing', async () => {
  const registry = createMetrics('worker');
  let isAway = false;
  const unlessAway = async <T>(value: T): Promise<T> => {
    if (isAway) throw new Error('away');
    return value;
  };
  measure(registry, 'lateness_seconds', 'late', () => unlessAway(7));
  measureStates(registry, 'jobs', 'jobs', () => unlessAway({ failed: 3 }));
  const told = async () =>
    (await registry.metrics()).split('\n').filter((line) => /^(lateness_seconds|jobs)\W/.test(line));

  expect(await told()).toEqual([
    'lateness_seconds{process="worker"} 7',
    'jobs{state="failed",process="worker"} 3',
  ]);
  isAway = true;
  expect(await told()).toEqual([]);
});
