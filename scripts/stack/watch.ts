import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A process or directory to remove if this process is killed before it can clean up. */
export type Watched =
  | { process: number; signal: NodeJS.Signals }
  | { gone: number | undefined }
  | { remove: string };

let watchdog: ChildProcess | undefined;

/** Returns the process id of the watchdog. */
export const watchdogPid = (): number | undefined => watchdog?.pid;

/**
 * Registers something with the watchdog, a process that outlives this one (`kill -9`, a closed
 * terminal) until it has removed everything registered.
 */
export function watch(what: Watched): void {
  watchdog ??= startWatchdog();
  if (watchdog.connected) watchdog.send(what, () => undefined);
}

function startWatchdog(): ChildProcess {
  const program = fileURLToPath(new URL('watchdog.ts', import.meta.url));
  const child = spawn(process.execPath, [program], {
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.on('error', () => undefined);
  child.unref();
  child.channel?.unref();
  return child;
}
