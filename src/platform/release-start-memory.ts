import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Gives the system back the memory that only the start needed. V8 alone would keep it: pages for
 * young objects, and code that runs once. It blocks for about 0.2 s, so the process must not
 * serve anybody yet.
 */
export function releaseStartMemory(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as NodeJS.GCFunction;
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
