import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What has to go when this process is killed before it can clear up itself. */
export type Watched =
  | { process: number; signal: NodeJS.Signals }
  | { gone: number | undefined }
  | { remove: string };

let watchdog: ChildProcess | undefined;

/** The process id of the watchdog. */
export const watchdogPid = (): number | undefined => watchdog?.pid;

/**
 * Tells the watchdog, a process that outlives this one (`kill -9`, a closed terminal) for as long
 * as it takes to end what it started.
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
