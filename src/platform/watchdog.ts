import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Check } from './http/health.ts';

const watcherScript = fileURLToPath(new URL('./watch-heartbeats.sh', import.meta.url));

/**
 * Ends the process (SIGKILL) if its event loop is blocked for `limitMs` milliseconds; the host then
 * starts another one. On Linux, time in which the process waits for a core does not count.
 * A child process in bash watches, and is replaced if it ends. Needs bash 4.
 * @param onUnwatched called when the child ends or cannot start; the next one starts `limitMs`
 * after the start of the one before
 * @returns a function that stops watching
 */
export function watchEventLoop(onUnwatched: (err: Error) => void, limitMs = 5_000): () => void {
  const checkIntervalMs = limitMs / 10;
  let startedAt = 0;
  const startNext = () => {
    startedAt = performance.now();
    return startWatcher(checkIntervalMs, limitMs, onUnwatched);
  };
  let watcher = startNext();
  const beating = setInterval(() => {
    if (!watcher || watcher.exitCode !== null || watcher.signalCode !== null) {
      if (performance.now() - startedAt >= limitMs) watcher = startNext();
    }
    // Heartbeats that a stopped watcher does not read must not fill this process's memory.
    else if (watcher.stdin.writableLength === 0) watcher.stdin.write('\n');
  }, checkIntervalMs / 2).unref();
  return () => {
    clearInterval(beating);
    watcher?.stdin.end();
  };
}

/** @returns null if the child cannot start, which `onUnwatched` is told later */
function startWatcher(checkIntervalMs: number, limitMs: number, onUnwatched: (err: Error) => void) {
  // Without PATH in its environment, Node takes the system's own bash.
  const watcher = spawn('bash', [watcherScript, String(checkIntervalMs), String(limitMs)], {
    env: { TZ: 'UTC' },
    stdio: ['pipe', 'inherit', 'ignore'],
  });
  watcher.on('error', onUnwatched).on('exit', (code, signal) => {
    if (code !== 0) onUnwatched(new Error(`the watcher ended with ${signal ?? `code ${code}`}`));
  });
  if (watcher.pid === undefined) return null;
  watcher.unref();
  // A watcher that has ended reads no heartbeat.
  watcher.stdin.on('error', () => undefined);
  return watcher;
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
