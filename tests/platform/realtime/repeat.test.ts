import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLogger } from '../../../src/platform/log.ts';
import { repeat, repeatAndFinish } from '../../../src/platform/realtime/repeat.ts';

const log = createLogger({ level: 'silent', name: 'test' });

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

test('a run is skipped while the one before still works, and follows a failed one', async () => {
  const warnings = vi.spyOn(log, 'warn');
  const { promise, reject } = Promise.withResolvers<void>();
  const work = vi.fn<() => Promise<void>>().mockReturnValueOnce(promise).mockResolvedValue();
  const stop = repeat(1_000, work, log);
  vi.advanceTimersByTime(3_000);
  expect(work).toHaveBeenCalledTimes(1);
  reject(new Error('no'));
  await vi.waitFor(() => expect(warnings).toHaveBeenCalledTimes(1));
  await vi.waitFor(() => {
    vi.advanceTimersByTime(1_000);
    expect(work).toHaveBeenCalledTimes(2);
  });
  stop();
  vi.advanceTimersByTime(3_000);
  expect(work).toHaveBeenCalledTimes(2);
});

test('a stop waits for the run under way', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const steps: string[] = [];
  const work = async () => {
    await promise;
    steps.push('done');
  };
  const stop = repeatAndFinish(1_000, work, { log, stopTimeoutMs: 60_000 });
  vi.advanceTimersByTime(1_000);
  const stopped = stop().then(() => steps.push('stopped'));
  await new Promise(setImmediate);
  expect(steps).toEqual([]);
  resolve();
  await stopped;
  expect(steps).toEqual(['done', 'stopped']);
});

test('a stop gives up a run that does not end in time', async () => {
  const stop = repeatAndFinish(1_000, () => new Promise(() => undefined), { log, stopTimeoutMs: 1 });
  vi.advanceTimersByTime(1_000);
  await stop();
  await stop();
});
