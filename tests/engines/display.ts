import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { needProgram } from '../support/debian-package.ts';

/** A screen without hardware, with a window manager: WebKitGTK has no headless mode. */
export interface Display {
  /** The value of DISPLAY. */
  readonly name: string;
  stop(): Promise<void>;
}

export async function openDisplay(): Promise<Display> {
  needProgram('Xvfb', 'xvfb');
  needProgram('openbox', 'openbox');
  // Xvfb chooses a free number and writes it to the file descriptor once it accepts connections.
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [number] = await once(createInterface(server.stdout), 'line');
  const name = `:${number}`;
  const manager = spawn('openbox', [], { stdio: 'ignore', env: { ...process.env, DISPLAY: name } });
  return {
    name,
    stop: async () => {
      await stopProcess(manager);
      await stopProcess(server);
    },
  };
}

/** Ends a child process and waits until it is gone. */
export async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill();
  await gone;
}
