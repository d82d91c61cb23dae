import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import type { RedisProgram } from './find-redis.ts';
import { findFreePort } from './ports.ts';
import { type Running, start, waitUntilReady } from './processes.ts';

const usualPort = 56_379;
const dockerImage = 'redis:7-alpine';

export interface RedisServer {
  readonly port: number;
  readonly process: Running;
  readonly url: string;
  stop(): Promise<void>;
}

interface Options {
  readonly program: RedisProgram;
  readonly directory: string;
  readonly password: string;
  /** For tests: nothing is written to disk, and there are many logical databases. */
  readonly disposable?: boolean;
  readonly onLine?: (line: string) => void;
}

/**
 * Starts a private Redis on loopback with its own directory and port. Never evicts keys, because
 * they are sessions and jobs.
 */
export async function startRedis({
  program,
  directory,
  password,
  disposable,
  onLine,
}: Options): Promise<RedisServer> {
  await mkdir(directory, { recursive: true });
  await stopOrphan(directory, password);
  const port = await findFreePort(usualPort);
  const url = urlOf(port, password);
  const settings = {
    bind: program.kind === 'docker' ? '0.0.0.0' : '127.0.0.1',
    port: program.kind === 'docker' ? '6379' : String(port),
    dir: program.kind === 'docker' ? '/data' : JSON.stringify(directory),
    requirepass: password,
    databases: disposable ? '1024' : '16',
    appendonly: disposable ? 'no' : 'yes',
    save: '""',
    'maxmemory-policy': 'noeviction',
  };
  // Settings are in a file, because every user of the machine could read a password in the
  // arguments.
  const file = join(directory, 'redis.conf');
  const lines = Object.entries(settings).map(([name, value]) => `${name} ${value}\n`);
  await writeFile(file, lines.join(''), { mode: 0o600 });
  await writeFile(join(directory, 'port'), String(port));
  const process = start({ ...commandOf(program, directory, file, port), ...(onLine && { onLine }) });
  // Docker may have to download the image first.
  await waitUntilReady(
    'Redis',
    process,
    () => isAnswering(url),
    program.kind === 'docker' ? 300_000 : 60_000,
  );
  return { port, process, url, stop: () => process.stop(10_000) };
}

const urlOf = (port: number, password: string) => `redis://:${password}@127.0.0.1:${port}/0`;

function commandOf(program: RedisProgram, directory: string, file: string, port: number) {
  if (program.kind === 'program') return { command: program.command, args: [file] };
  const name = `bookmoim-redis-${createHash('sha256').update(directory).digest('hex').slice(0, 12)}`;
  spawnSync('docker', ['rm', '--force', name], { stdio: 'ignore' });
  const account = process.getuid ? ['--user', `${process.getuid()}:${process.getgid?.()}`] : [];
  const place = ['--publish', `127.0.0.1:${port}:6379`, '--volume', `${directory}:/data`];
  const args = [
    'run',
    '--rm',
    '--name',
    name,
    ...account,
    ...place,
    dockerImage,
    'redis-server',
    '/data/redis.conf',
  ];
  return { command: 'docker', args };
}

async function withClient<T>(url: string, use: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(url, {
    lazyConnect: true,
    retryStrategy: () => null,
    connectTimeout: 2_000,
    commandTimeout: 2_000,
  });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    return await use(redis);
  } finally {
    redis.disconnect();
  }
}

const isAnswering = (url: string) => withClient(url, async (redis) => (await redis.ping()) === 'PONG');

/**
 * Stops a server that a killed supervisor left: one on the last port that accepts this password and
 * writes to this directory.
 */
async function stopOrphan(directory: string, password: string): Promise<void> {
  const port = Number(await readFile(join(directory, 'port'), 'utf8').catch(() => ''));
  if (!(port > 0)) return;
  const url = urlOf(port, password);
  const isOurs = async () => {
    const [, writesTo] = (await withClient(url, (redis) => redis.config('GET', 'dir'))) as string[];
    return writesTo === (await realpath(directory));
  };
  if (!(await isOurs().catch(() => false))) return;
  await withClient(url, (redis) => redis.shutdown()).catch(() => undefined);
  const deadline = Date.now() + 10_000;
  while (await isAnswering(url).catch(() => false)) {
    if (Date.now() > deadline) throw new Error(`An older Redis on port ${port} does not stop.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
