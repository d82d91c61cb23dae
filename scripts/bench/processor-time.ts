import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Clock ticks per second of /proc, the same on every Linux that Node runs on. */
const ticksPerSecond = 100;

/** Returns the seconds of CPU time that all threads of a process have used. */
export function processorSeconds(pid: number): number {
  const file = `/proc/${pid}/stat`;
  if (existsSync(file)) {
    // The name in parentheses may hold spaces; user and system time are the 12th and 13th field
    // after it.
    const fields = readFileSync(file, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
  }
  const time = spawnSync('ps', ['-o', 'time=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();
  return time.split(/[:-]/).reduce((sum, part) => sum * 60 + Number(part), 0);
}
