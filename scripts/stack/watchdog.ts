import { rm } from 'node:fs/promises';
import { commandLineOf } from './command-line.ts';
import type { Watched } from './watch.ts';

// A separate program: waits until its parent has ended, then stops the remaining programs in
// reverse order of their start.
const parts: { process: number; signal: NodeJS.Signals }[] = [];
const directories: string[] = [];
const graceMs = 4_000;
const stepMs = 50;

process.on('message', (what: Watched) => {
  if ('remove' in what) directories.push(what.remove);
  else if ('gone' in what)
    parts.splice(0, parts.length, ...parts.filter((part) => part.process !== what.gone));
  else parts.unshift(what);
});

process.once('disconnect', async () => {
  for (const part of parts) await end(part);
  for (const directory of directories) await rm(directory, { recursive: true, force: true });
});

async function end({ process: pid, signal }: { process: number; signal: NodeJS.Signals }): Promise<void> {
  for (const each of [signal, 'SIGKILL'] as const) {
    send(pid, each);
    // Not `kill(pid, 0)`, which also succeeds for a zombie.
    for (let waited = 0; commandLineOf(pid) !== undefined && waited < graceMs; waited += stepMs) {
      await new Promise((resolve) => setTimeout(resolve, stepMs));
    }
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // The process has ended.
  }
}
