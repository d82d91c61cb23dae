import { fileURLToPath } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import { start } from '../../scripts/stack/processes.ts';
import { watchDependencies } from '../../src/platform/watchdog.ts';

const program = fileURLToPath(new URL('hang.ts', import.meta.url));
const run = (mode: string) => start({ command: process.execPath, args: [program, mode] }).gone;

test('a process whose event loop hangs is ended, and says so', { timeout: 20_000 }, async () => {
  const started = performance.now();
  expect(await run('hang')).toMatch(/^ended with SIGKILL[\s\S]*the event loop hangs/);
  expect(performance.now() - started).toBeLessThan(10_000);
});

test('a process that only stutters is left alone', { timeout: 20_000 }, async () => {
  expect(await run('stutter')).toMatch(/^ended with code 0/);
});

afterEach(() => {
  vi.useRealTimers();
});

test('a dependency may be away for two minutes, and not for longer', async () => {
  vi.useFakeTimers();
  const start = Date.now();
  let isAway = false;
  const lost: string[] = [];
  watchDependencies({
    checks: {
      postgres: async () => 1,
      redis: async () => {
        if (isAway) throw new Error('away');
      },
    },
    uptime: () => Date.now() - start,
    onLost: (name) => lost.push(name),
  });
  isAway = true;
  await vi.advanceTimersByTimeAsync(110_000);
  isAway = false;
  await vi.advanceTimersByTimeAsync(10_000);
  isAway = true;
  await vi.advanceTimersByTimeAsync(115_000);
  expect(lost).toEqual([]);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(lost).toEqual(['redis']);
});
