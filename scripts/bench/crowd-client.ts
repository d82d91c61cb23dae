import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Seat } from './connection.ts';
import type { Command, Opened, Talk, Talked } from './crowd.ts';

/** The process that holds the connections (crowd.ts). It takes one command at a time. */
export interface Crowd {
  readonly pid: number;
  /**
   * Opens all connections at once. Settles when every seat is ready, or after `deadline`
   * milliseconds.
   */
  open(group: string, seats: readonly Seat[], deadline?: number): Promise<Opened>;
  talk(group: string, talk: Talk): Promise<Talked>;
  /** Reacts to the first ten messages of each room, which must be there. */
  react(group: string, talk: Talk): Promise<Talked>;
  /** Each connection of the group sends `each` messages at once. */
  burst(group: string, each: number): Promise<Talked>;
  close(group: string): Promise<void>;
  stop(): void;
}

export function startCrowd(): Crowd {
  const child = fork(fileURLToPath(new URL('crowd.ts', import.meta.url)));
  return {
    pid: child.pid ?? -1,
    open: (group, seats, deadline = 30_000) => ask(child, { do: 'open', group, seats, deadline }),
    talk: (group, talk) => ask(child, { do: 'talk', group, ...talk }),
    react: (group, talk) => ask(child, { do: 'react', group, ...talk }),
    burst: (group, each) => ask(child, { do: 'burst', group, each }),
    close: (group) => ask(child, { do: 'close', group }),
    stop: () => child.disconnect(),
  };
}

async function ask<T>(child: ChildProcess, command: Command): Promise<T> {
  const answered = new AbortController();
  const { signal } = answered;
  child.send(command);
  const [answer] = (await Promise.race([
    once(child, 'message', { signal }),
    once(child, 'exit', { signal }).then(() => [{ error: 'The crowd is gone.' }]),
  ])) as [{ result: T } | { error: string }];
  answered.abort();
  if ('error' in answer) throw new Error(answer.error);
  return answer.result;
}
