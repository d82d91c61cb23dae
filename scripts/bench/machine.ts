import { availableParallelism, cpus, loadavg } from 'node:os';

/** Returns the line about the machine that stands above the figures of each measurement. */
export function describeMachine(): string {
  const [load = 0] = loadavg();
  return `${availableParallelism()} × ${cpus()[0]?.model}, Node ${process.version}, load ${load.toFixed(1)}`;
}
