import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSoleListener } from '../../../src/platform/realtime/sole-listener.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Starts a listener on a Redis that answers this number of listeners. */
async function listen(listeners: number, { echoes = true } = {}) {
  const redis = { listeners, echoes, probes: 0 };
  const listener = createSoleListener({
    now: () => performance.now(),
    probe: async () => {
      redis.probes += 1;
      if (redis.listeners < 0) throw new Error('Redis is gone');
      if (redis.echoes) queueMicrotask(() => listener.hear(true));
      return redis.listeners;
    },
  });
  const started = listener.start();
  await vi.advanceTimersByTimeAsync(0);
  return { redis, listener, started };
}

test('the one process that is counted and hears itself is alone, and goes on so while it asks', async () => {
  const { redis, listener, started } = await listen(1);
  await started;
  for (let i = 0; i < 100; i += 1) {
    expect(listener.isAlone()).toBe(true);
    await vi.advanceTimersByTimeAsync(100);
  }
  // Renewed at most four times a second.
  expect(redis.probes).toBeLessThan(45);
});

test('nobody is alone for longer than half a second after the last count', async () => {
  const { redis, listener } = await listen(1);
  redis.listeners = -1;
  await vi.advanceTimersByTimeAsync(499);
  expect(listener.isAlone()).toBe(true);
  await vi.advanceTimersByTimeAsync(1);
  expect(listener.isAlone()).toBe(false);
});

test.each([
  ['is not counted', 0, true],
  ['is one of two', 2, true],
  ['does not hear itself, so the one counted is another', 1, false],
  ['cannot ask', -1, true],
])('a process that %s is not alone', async (_which, listeners, echoes) => {
  const { listener } = await listen(listeners, { echoes });
  expect(listener.isAlone()).toBe(false);
});

test('a process that heard another one is not alone for half a minute, whatever the count', async () => {
  const { listener } = await listen(1);
  listener.hear(false);
  for (let seconds = 0; seconds < 30; seconds += 1) {
    expect(listener.isAlone()).toBe(false);
    await vi.advanceTimersByTimeAsync(1_000);
  }
  listener.isAlone();
  await vi.advanceTimersByTimeAsync(0);
  expect(listener.isAlone()).toBe(true);
});

test.each([
  ['beside others', 2, true],
  ['beside one that Redis counts in its place', 1, false],
  ['and is not counted', 0, true],
  ['and cannot ask', -1, true],
])(
  'a process that starts %s waits until no other believes that it is alone',
  async (_when, listeners, echoes) => {
    const { started } = await listen(listeners, { echoes });
    const isReady = vi.fn();
    void started.then(isReady);
    await vi.advanceTimersByTimeAsync(499);
    expect(isReady).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(isReady).toHaveBeenCalled();
  },
);

test('a process that sends no broadcast sends a heartbeat every ten seconds until it stops', async () => {
  const { redis, listener } = await listen(2);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(redis.probes).toBe(4);
  listener.stop();
  await vi.advanceTimersByTimeAsync(30_000);
  expect(redis.probes).toBe(4);
});
