import { join } from 'node:path';
import { findRedis } from '../../scripts/stack/find-redis.ts';
import { startPostgres } from '../../scripts/stack/postgres.ts';
import type { Running } from '../../scripts/stack/processes.ts';
import { startRedis } from '../../scripts/stack/redis.ts';
import { openTcpGate } from './tcp-gate.ts';

/**
 * A server that can be killed and started again on what it left on disk, always at the same
 * address.
 */
export interface Restartable {
  readonly url: string;
  /** Ends it with a signal to its process, and waits until it is gone. */
  kill(signal: NodeJS.Signals): Promise<void>;
  startAgain(): Promise<void>;
  stop(): Promise<void>;
}

type Started = { port: number; url: string; process: Running; stop(): Promise<void> };

/** Its port may be another each time: clients come through a door that stays where it is. */
async function restartable(begin: () => Promise<Started>): Promise<Restartable> {
  let server = await begin();
  const target = { host: '127.0.0.1', port: server.port };
  const gate = await openTcpGate(target);
  const url = new URL(server.url);
  url.port = String(gate.port);
  return {
    url: url.href,
    kill: async (signal) => {
      process.kill(server.process.pid, signal);
      await server.process.gone;
    },
    startAgain: async () => {
      server = await begin();
      target.port = server.port;
    },
    stop: async () => {
      await gate.shut();
      await server.stop();
    },
  };
}

const password = 'only-for-tests';

export const restartablePostgres = (directory: string): Promise<Restartable> =>
  restartable(() => startPostgres({ directory: join(directory, 'postgres'), password }));

export const restartableRedis = (directory: string): Promise<Restartable> =>
  restartable(async () =>
    startRedis({
      program: await findRedis(() => undefined),
      directory: join(directory, 'redis'),
      password,
    }),
  );
