import { rm } from 'node:fs/promises';
import type { Watched } from './watch.ts';

// Its own program: waits until whoever started it is gone, and ends what is left, the last started first.
const parts: { process: number; signal: NodeJS.Signals }[] = [];
const directories: string[] = [];
const graceMs = 20_000;

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
  const deadline = Date.now() + graceMs;
  if (!send(pid, signal)) return;
  while (send(pid, 0)) {
    if (Date.now() > deadline) send(pid, 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Whether there was such a process. */
function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
