import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { watch } from './watch.ts';

/** A program of the stack that runs until it is stopped. */
export interface Running {
  readonly pid: number;
  /** Settles when the process is gone, with how it ended and its last lines. */
  readonly gone: Promise<string>;
  /** Asks it to stop, and kills it when it is still there after `graceMs`. */
  stop(graceMs: number): Promise<void>;
}

interface Start {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** The account to run as, when started by root. */
  readonly account?: { uid: number; gid: number } | undefined;
  /** What asks this program to stop in good order. */
  readonly stopSignal?: NodeJS.Signals;
  readonly onLine?: (line: string) => void;
  /** How many of its last lines are told when it ends: none when all are printed anyway. */
  readonly lastLines?: number;
}

const drainMs = 300;

/**
 * Starts a program in a process group of its own: a Ctrl-C in the terminal then reaches only the
 * supervisor, which stops the parts in order.
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

/** Runs a program that ends by itself. @throws Error when it does not end well */
export async function runToEnd(name: string, program: Start): Promise<void> {
  const how = await start(program).gone;
  if (!how.startsWith('ended with code 0')) throw new Error(`${name} ${how}`);
}

/** Asks `check` until it says yes. Fails when `part` ends first or the time is over. */
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
