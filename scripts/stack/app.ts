import { prepareApplicationRole } from '../../src/platform/database-role/index.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { type Running, runToEnd, start, waitUntilReady } from './processes.ts';

/** Milliseconds; a little longer than the longest shutdown in src/platform/shutdown.ts. */
const stopGraceMs = 18_000;

export interface App {
  readonly processes: readonly [name: string, process: Running][];
  stop(): Promise<void>;
}

type Say = (part: string, line: string) => void;
/** The environment of the processes: process.env with all settings of the app. */
export type AppEnv = NodeJS.ProcessEnv & { DATABASE_URL: string; PORT: string; WORKER_PORT: string };

const node = (env: AppEnv, part: string, say: Say, ...args: string[]) => ({
  command: process.execPath,
  args,
  env,
  lastLines: 0,
  onLine: (line: string) => say(part, line),
});

/** Migrates the database and loads the committed books and the demo accounts. Idempotent. */
export async function prepareData(env: AppEnv, ownerUrl: string, say: Say): Promise<void> {
  const applied = await migrate(ownerUrl);
  if (applied.length > 0) say('data', `applied ${applied.length} migrations, the last is ${applied.at(-1)}`);
  await prepareApplicationRole(ownerUrl, env.DATABASE_URL);
  const steps = [
    ['Loading fixtures/books.json', 'scripts/load-fixtures.ts', 'fixtures/books.json'],
    ['Adding the demo accounts', 'scripts/seed-demo.ts'],
  ] as const;
  for (const [name, ...args] of steps) await runToEnd(name, node(env, 'data', say, ...args));
}

const answersOk = async (url: string) => (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;

/**
 * The inspector ports of web and worker. With these, both restart when a file that they import
 * changes.
 */
export interface Inspectors {
  readonly web: number;
  readonly worker: number;
}

/**
 * A restart kills the process without a graceful stop, which is safe because all state is in
 * PostgreSQL.
 */
const watched = (port: number) => [
  '--watch',
  '--watch-preserve-output',
  '--watch-kill-signal=SIGKILL',
  `--inspect=127.0.0.1:${port}`,
];

/** Starts web and worker and waits until both are ready. */
export async function startApp(env: AppEnv, say: Say, inspectors?: Inspectors): Promise<App> {
  const [webFlags, workerFlags] = inspectors
    ? [watched(inspectors.web), watched(inspectors.worker)]
    : [[], []];
  const web = start(node(env, 'web', say, ...webFlags, 'src/web.ts'));
  const worker = start(node(env, 'worker', say, ...workerFlags, 'src/worker.ts'));
  const stop = async () => {
    await Promise.all([web.stop(stopGraceMs), worker.stop(stopGraceMs)]);
  };
  try {
    await Promise.all([
      waitUntilReady('The web process', web, () => answersOk(`http://127.0.0.1:${env.PORT}/readyz`)),
      waitUntilReady('The worker', worker, () => answersOk(`http://127.0.0.1:${env.WORKER_PORT}/healthz`)),
    ]);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    processes: [
      ['The web process', web],
      ['The worker', worker],
    ],
    stop,
  };
}
