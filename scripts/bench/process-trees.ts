import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks per second of /proc, the same on every Linux that Node runs on. */
const ticksPerSecond = 100;

/** The fields of /proc/PID/stat after the name, which may hold spaces. */
const statOf = (pid: number) =>
  readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
    .map(Number);

/**
 * Measures the seconds of CPU time that these processes and their descendants (PostgreSQL has one
 * per connection) use until the returned function is called. Processes that end meanwhile are
 * counted through their parents. Linux only.
 */
export function watchProcessors(roots: readonly number[]): () => number {
  const total = () => roots.reduce((sum, root) => sum + ticksOfTree(root), 0);
  const before = total();
  return () => (total() - before) / ticksPerSecond;
}

function ticksOfTree(root: number): number {
  const processes = readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const [, parent = 0, ...fields] = statOf(Number(name));
      return [{ pid: Number(name), parent, ticks: (fields[9] ?? 0) + (fields[10] ?? 0) }];
    } catch {
      return []; // Gone meanwhile.
    }
  });
  const below = (pid: number): number =>
    processes.reduce((sum, one) => {
      if (one.pid === pid) return sum + one.ticks;
      return one.parent === pid ? sum + below(one.pid) : sum;
    }, 0);
  const [endedUser = 0, endedSystem = 0] = statOf(root).slice(13, 15);
  return below(root) + endedUser + endedSystem;
}
