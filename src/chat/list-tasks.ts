import type { Logger } from '../platform/log.ts';

export type ListTask = () => Promise<void>;

/** Tasks of one room's list that wait for their time. */
export interface ListTasks {
  /** Runs a task after a delay. A task that is waiting already is not scheduled a second time. */
  schedule(task: ListTask, delayMs: number): void;
  areWaiting(): boolean;
}

const retryDelayMs = 2_000;

interface TaskOptions {
  /** Whether a task that failed is worth another try. */
  readonly isOpen: () => boolean;
  /** Called after a task if nothing waits and nobody is there. */
  readonly onIdle: () => void;
  readonly log: Logger;
}

/** Runs one task at a time, so a list that was read earlier is never sent later. */
export function createListTasks({ isOpen, onIdle, log }: TaskOptions): ListTasks {
  const timers = new Map<ListTask, NodeJS.Timeout>();
  let queue = Promise.resolve();

  const schedule = (task: ListTask, delayMs: number) => {
    if (timers.has(task)) return;
    const start = () => {
      queue = queue.then(() => run(task));
    };
    timers.set(task, setTimeout(start, delayMs));
  };
  const run = async (task: ListTask) => {
    timers.delete(task);
    try {
      await task();
    } catch (err) {
      log.warn({ err }, 'sending a list of people failed');
      if (isOpen()) schedule(task, retryDelayMs);
    }
    if (!isOpen() && timers.size === 0) onIdle();
  };
  return { schedule, areWaiting: () => timers.size > 0 };
}
