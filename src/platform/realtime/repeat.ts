import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '../log.ts';

/**
 * Runs `work` at an interval and skips a run while the one before still works. A failure is logged,
 * and the next run tries again. Returns the function that stops it.
 */
export const repeat = (intervalMs: number, work: () => Promise<void>, log: Logger): (() => void) =>
  start(intervalMs, work, log).stop;

/**
 * Does as `repeat`. The function that it returns also waits for the run under way, at most
 * `stopTimeoutMs`. Called again, it waits again.
 */
export function repeatAndFinish(
  intervalMs: number,
  work: () => Promise<void>,
  { log, stopTimeoutMs }: { readonly log: Logger; readonly stopTimeoutMs: number },
): () => Promise<void> {
  const { stop, finish } = start(intervalMs, work, log);
  return async () => {
    stop();
    await Promise.race([finish(), pause(stopTimeoutMs, undefined, { ref: false })]);
  };
}

function start(intervalMs: number, work: () => Promise<void>, log: Logger) {
  let running: Promise<void> | null = null;
  const run = async () => {
    await work().catch((err) => log.warn({ err, work: work.name }, 'a repeated task failed'));
    running = null;
  };
  const timer = setInterval(() => {
    running ??= run();
  }, intervalMs);
  return { stop: () => clearInterval(timer), finish: async () => running };
}
