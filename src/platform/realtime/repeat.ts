import type { Logger } from '../log.ts';

/**
 * Runs `work` at an interval and skips a run while the one before still works. A failure is logged,
 * and the next run tries again. Returns the function that stops it.
 */
export function repeat(intervalMs: number, work: () => Promise<void>, log: Logger): () => void {
  let isRunning = false;
  const timer = setInterval(async () => {
    if (isRunning) return;
    isRunning = true;
    await work().catch((err) => log.warn({ err, work: work.name }, 'a repeated task failed'));
    isRunning = false;
  }, intervalMs);
  return () => clearInterval(timer);
}
