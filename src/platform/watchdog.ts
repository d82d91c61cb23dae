import { Worker } from 'node:worker_threads';
import type { Check } from './http/health.ts';

/** Ends the process (SIGKILL) when its event loop stands still for `limit` milliseconds. The host starts another one. @returns the stop */
export function watchEventLoop(limit = 5_000): () => void {
  const every = limit / 10;
  const beats = new Int32Array(new SharedArrayBuffer(4));
  const thread = new Worker(new URL('./watchdog-thread.ts', import.meta.url), {
    workerData: { beats, every, limit },
  });
  thread.unref();
  const beating = setInterval(() => Atomics.add(beats, 0, 1), every / 2).unref();
  return () => {
    clearInterval(beating);
    void thread.terminate();
  };
}

export interface DependencyWatch {
  readonly checks: Readonly<Record<string, Check>>;
  /** Milliseconds a dependency may be away without a break. */
  readonly limit?: number;
  readonly every?: number;
  /** Milliseconds that never jump (`performance.now`). */
  readonly uptime: () => number;
  /** Called once. The process should end: a fresh one may reach what this one cannot. */
  readonly onLost: (dependency: string) => void;
}

/** Looks at what the process needs, because hosts look only while they deploy. @returns the stop */
export function watchDependencies(watch: DependencyWatch): () => void {
  const { checks, limit = 120_000, every = 5_000, uptime, onLost } = watch;
  const seen = new Map(Object.keys(checks).map((name) => [name, uptime()]));
  const timer = setInterval(() => {
    for (const [name, check] of Object.entries(checks)) {
      check().then(
        () => seen.set(name, uptime()),
        () => undefined,
      );
      if (uptime() - (seen.get(name) ?? 0) < limit) continue;
      clearInterval(timer);
      onLost(name);
      return;
    }
  }, every).unref();
  return () => clearInterval(timer);
}
