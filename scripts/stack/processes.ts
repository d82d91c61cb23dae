import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { watch } from './watch.ts';

/** A program of the stack that runs until it is stopped. */
export interface Running {
  readonly pid: number;
  /**
   * Settles when the process has ended, with the exit code or signal and its last lines of output.
   */
  readonly gone: Promise<string>;
  /** Sends the stop signal, and kills the process if it still runs after `graceMs`. */
  stop(graceMs: number): Promise<void>;
}

interface Start {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** The account to run as, when started by root. */
  readonly account?: { uid: number; gid: number } | undefined;
  /** The signal for a graceful stop. */
  readonly stopSignal?: NodeJS.Signals;
  readonly onLine?: (line: string) => void;
  /** How many of the last lines `gone` includes; none if all are printed anyway. */
  readonly lastLines?: number;
}

const drainMs = 300;

/**
 * Starts a program in its own process group, so that a Ctrl-C in the terminal reaches only the
 * supervisor, which stops the programs in order.
 */
export function start({
  command,
  args,
  env,
  cwd,
  account,
  stopSignal = 'SIGTERM',
  onLine,
  lastLines = 8,
}: Start): Running {
  const child = spawn(command, args, {
    ...account,
    cwd,
    env: env ?? process.env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const last: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      last.push(line);
      if (last.length > lastLines) last.shift();
      onLine?.(line);
    });
  }
  if (child.pid) watch({ process: child.pid, signal: stopSignal });
  const gone = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => {
      watch({ gone: child.pid });
      const tell = () => resolve([`ended with ${signal ?? `code ${code}`}`, ...last].join('\n  '));
      child.once('close', tell);
      // A grandchild may hold the pipes open.
      setTimeout(tell, drainMs).unref();
    });
  });
  return {
    pid: child.pid ?? -1,
    gone,
    async stop(graceMs) {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
      const exited = once(child, 'exit');
      child.kill(stopSignal);
      const killer = setTimeout(() => child.kill('SIGKILL'), graceMs);
      await exited;
      clearTimeout(killer);
    },
  };
}

/** Runs a program to its end. @throws Error if it does not exit with 0 */
export async function runToEnd(name: string, program: Start): Promise<void> {
  const how = await start(program).gone;
  if (!how.startsWith('ended with code 0')) throw new Error(`${name} ${how}`);
}

/** Calls `check` until it returns true. Fails if `part` ends first or the timeout has passed. */
export async function waitUntilReady(
  name: string,
  part: Running,
  check: () => Promise<boolean>,
  timeoutMs = 60_000,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  let ended: string | undefined;
  void part.gone.then((how) => {
    ended = how;
  });
  while (!(await check().catch(() => false))) {
    if (ended !== undefined) throw new Error(`${name} ${ended}`);
    if (Date.now() > deadline) throw new Error(`${name} was not ready after ${timeoutMs / 1_000} s.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
