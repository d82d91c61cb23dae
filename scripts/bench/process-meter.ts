import { readFileSync } from 'node:fs';

/** Microseconds per clock tick in /proc (USER_HZ is 100 on every Linux that Node supports). */
const microsecondsPerTick = 10_000;

/**
 * Returns the microseconds of CPU that all threads of a process have used, user and system. Linux
 * only.
 */
export function readCpu(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field is the name in brackets and may hold anything; user and system time are the
  // 14th and 15th.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * microsecondsPerTick;
}

/** Returns the resident memory of a process and of its descendants in bytes. Linux only. */
export function readMemoryWithDescendants(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').match(/\d+/g) ?? [];
  return children.reduce((sum, child) => sum + readMemoryWithDescendants(Number(child)), readMemory(pid));
}

/** Returns the resident memory of a process in bytes. */
export function readMemory(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) * 1_024;
}
