import { fileURLToPath } from 'node:url';
import { findFreePort } from '../stack/ports.ts';
import { type Running, start, waitUntilReady } from '../stack/processes.ts';
import type { Servers } from '../stack/servers.ts';
import { webCommand } from './web-command.ts';

export interface BenchServer {
  readonly pid: number;
  readonly port: number;
  /** Runs a garbage collection, so that only live memory is measured. */
  collectGarbage(): Promise<void>;
  stop(): Promise<void>;
}

export const sessionSecret = 'only-the-benches-know-this-secret-of-theirs';
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const collectable = ['--expose-gc', '--require', here('collect-on-signal.cjs')];

interface WebOptions {
  readonly nodeOptions?: readonly string[];
  /** The directory of another checkout. */
  readonly cwd?: string;
  readonly port?: number;
  /** The address of a proxy in front. */
  readonly origin?: string;
  /** More environment variables. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Starts a real web process as in production, except for BENCH=1. */
export async function startWeb(stack: Servers, options: WebOptions = {}): Promise<BenchServer> {
  const { nodeOptions = [], cwd = process.cwd(), port = await findFreePort(0) } = options;
  const { origin, settings = {} } = options;
  const web = start({
    command: process.execPath,
    // Of an option that is given twice, the last counts.
    args: [...collectable, ...webCommand.slice(0, -1), ...nodeOptions, ...webCommand.slice(-1)],
    cwd,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      BENCH: '1',
      LOG_LEVEL: 'warn',
      PORT: String(port),
      APP_ORIGIN: origin ?? `http://127.0.0.1:${port}`,
      TRUST_PROXY: origin === undefined ? '0' : '1',
      DATABASE_URL: stack.databaseUrl,
      REDIS_URL: stack.redisUrl,
      SESSION_SECRET: sessionSecret,
      ...settings,
    },
    onLine: (line) => {
      if (!line.includes('BENCH=1')) console.error(line);
    },
  });
  await waitUntilReady(
    'The web process',
    web,
    async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).ok,
  );
  return server(web, port);
}

export const startFloor = (stack: Servers): Promise<BenchServer> =>
  startPrinting(here('floor-server.ts'), [stack.redisUrl]);

/** Starts Socket.IO as it comes, with its connection state recovery. */
export const startRecovery = (): Promise<BenchServer> => startPrinting(here('recovery-server.ts'));

/** Starts a server that prints its port as its first line. */
export async function startPrinting(file: string, args: readonly string[] = []): Promise<BenchServer> {
  let hearPort: (port: number) => void = () => {};
  const portHeard = new Promise<number>((resolve) => {
    hearPort = resolve;
  });
  const running = start({
    command: process.execPath,
    args: [...collectable, file, ...args],
    onLine: (line) => (/^\d+$/.test(line) ? hearPort(Number(line)) : console.error(line)),
  });
  const port = await Promise.race([
    portHeard,
    running.gone.then((how) => Promise.reject(new Error(`${file} ${how}`))),
  ]);
  return server(running, port);
}

const server = ({ pid, stop }: Running, port: number): BenchServer => ({
  pid,
  port,
  async collectGarbage() {
    process.kill(pid, 'SIGUSR2');
    // The process does not report the end of the collection; 100 MB take a tenth of this time.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  },
  stop: () => stop(10_000),
});
