import { readdirSync, readFileSync } from 'node:fs';

/**
 * Measures the microseconds of CPU that these processes and their descendants (PostgreSQL has one
 * per connection) use until the returned function is called. Finer than the clock ticks of
 * /proc/PID/stat, but leaves out threads that end meanwhile. Linux only.
 */
export function watchCpu(roots: readonly number[]): () => number {
  const before = threadsOf(roots);
  return () => {
    let nanoseconds = 0;
    // A connection that was opened meanwhile has a process of its own.
    for (const [thread, used] of threadsOf(roots)) nanoseconds += used - (before.get(thread) ?? 0);
    return nanoseconds / 1_000;
  };
}

/** Returns the nanoseconds that each thread has used so far. */
function threadsOf(roots: readonly number[]): Map<string, number> {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const parents = new Map(processes.map((pid) => [Number(pid), parentOf(pid)]));
  const isBelow = (pid: number): boolean =>
    roots.includes(pid) || (pid > 1 && isBelow(parents.get(pid) ?? 0));
  return new Map(
    processes
      .filter((pid) => isBelow(Number(pid)))
      .flatMap((pid) => listThreads(pid).map((thread) => [`${pid}/${thread}`, usedBy(pid, thread)] as const)),
  );
}

/** Reads a file of a process; empty if the process has ended. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** The fields of /proc/PID/stat after the name, which may hold spaces: the state, the parent. */
const parentOf = (pid: string) =>
  Number(
    read(`/proc/${pid}/stat`)
      .replace(/^.*\) /s, '')
      .split(' ')[1],
  );

const usedBy = (pid: string, thread: string) =>
  Number.parseInt(read(`/proc/${pid}/task/${thread}/schedstat`), 10) || 0;

function listThreads(pid: string): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}
