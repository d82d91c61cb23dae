import type { Logger } from '../log.ts';

/** Runs `work` again and again, never beside itself. A dependency that is away is for the logs and the next turn. @returns the stop */
export function repeat(milliseconds: number, work: () => Promise<void>, log: Logger): () => void {
  let isRunning = false;
  const timer = setInterval(async () => {
    if (isRunning) return;
    isRunning = true;
    await work().catch((err) => log.warn({ err, work: work.name }, 'a repeated task failed'));
    isRunning = false;
  }, milliseconds);
  return () => clearInterval(timer);
}
