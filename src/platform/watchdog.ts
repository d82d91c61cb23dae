import { Worker } from 'node:worker_threads';
import type { Check } from './http/health.ts';

/**
 * The data that the main thread passes to the watchdog's thread. `beats[0]` counts its heartbeats.
 */
export interface HeartbeatWatch {
  readonly beats: Int32Array<SharedArrayBuffer>;
  readonly checkIntervalMs: number;
  readonly limitMs: number;
}

/**
 * Ends the process (SIGKILL) if its event loop is blocked for `limitMs` milliseconds; the host then
 * starts another one.
 * @returns a function that stops watching
 */
export function watchEventLoop(limitMs = 5_000): () => void {
  const checkIntervalMs = limitMs / 10;
  const beats = new Int32Array(new SharedArrayBuffer(4));
  const thread = new Worker(new URL('./watchdog-thread.cjs', import.meta.url), {
    workerData: { beats, checkIntervalMs, limitMs } satisfies HeartbeatWatch,
  });
  thread.unref();
  const beating = setInterval(() => Atomics.add(beats, 0, 1), checkIntervalMs / 2).unref();
  return () => {
    clearInterval(beating);
    void thread.terminate();
  };
}

export interface DependencyWatch {
  readonly checks: Readonly<Record<string, Check>>;
  /** Milliseconds that a dependency may be unreachable without interruption. */
  readonly limitMs?: number;
  readonly checkIntervalMs?: number;
  /** A monotonic clock in milliseconds (`performance.now`). */
  readonly uptime: () => number;
  /**
   * Called once. The caller should end the process, because a new one may reach the dependency
   * again.
   */
  readonly onLost: (dependency: string) => void;
}

/**
 * Checks the process's dependencies, because hosts check them only during a deployment.
 * @returns a function that stops watching
 */
export function watchDependencies(watch: DependencyWatch): () => void {
  const { checks, limitMs = 120_000, checkIntervalMs = 5_000, uptime, onLost } = watch;
  const lastAnswerAt = new Map(Object.keys(checks).map((name) => [name, uptime()]));
  const timer = setInterval(() => {
    for (const [name, check] of Object.entries(checks)) {
      check().then(
        () => lastAnswerAt.set(name, uptime()),
        () => undefined,
      );
      if (uptime() - (lastAnswerAt.get(name) ?? 0) < limitMs) continue;
      clearInterval(timer);
      onLost(name);
      return;
    }
  }, checkIntervalMs).unref();
  return () => clearInterval(timer);
}
