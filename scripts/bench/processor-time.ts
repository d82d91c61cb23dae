import { readFileSync } from 'node:fs';

/** Milliseconds of CPU time of a process; NaN where the system does not report it. */
export function processorTime(pid: number | undefined): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1_000_000;
  } catch {
    return Number.NaN;
  }
}
