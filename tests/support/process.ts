import { findFreePort } from '../../scripts/stack/ports.ts';
import { type Running, start, waitUntilReady } from '../../scripts/stack/processes.ts';
import { bareEnvironment } from './bare-environment.ts';
import type { TestStack } from './stack.ts';

export interface TestProcess extends Running {
  readonly url: string;
  /** The lines that it has printed so far. */
  readonly lines: readonly string[];
}

/**
 * A real web or worker process on a test's database and Redis, once it is ready. Stop it at the end
 * of the test.
 */
export async function startProcess(
  kind: 'web' | 'worker',
  stack: Pick<TestStack, 'databaseUrl' | 'redisUrl'>,
  settings: Readonly<Record<string, string>> = {},
  entry = `src/${kind}.ts`,
): Promise<TestProcess> {
  const port = settings.PORT ?? String(await findFreePort(0));
  const lines: string[] = [];
  const running = start({
    command: process.execPath,
    args: [entry],
    env: {
      ...bareEnvironment,
      NODE_ENV: 'test',
      PORT: port,
      WORKER_PORT: port,
      DATABASE_URL: stack.databaseUrl,
      REDIS_URL: stack.redisUrl,
      SESSION_SECRET: 'only-the-tests-know-this-secret-of-theirs',
      ...settings,
    },
    onLine: (line) => lines.push(line),
  });
  const url = `http://localhost:${port}`;
  await waitUntilReady(kind, running, async () => (await fetch(`${url}/readyz`)).ok);
  return { ...running, url, lines };
}
