import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { applicationUrl } from '../../scripts/stack/application-url.ts';
import { startServers } from '../../scripts/stack/servers.ts';
import { makeTemporaryDirectory, removeDirectory } from '../../scripts/stack/temporary.ts';
import { startRedisCluster } from './redis-cluster.ts';

/** The servers of this run, and the migrated database that test databases are copied from. */
export interface TestServers {
  /** Of the role that owns the tables. */
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly template: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    servers: TestServers;
  }
}

/** Uses the servers that scripts/test.mjs passes; starts its own if Vitest is run directly. */
export async function setup(project: TestProject) {
  const { TEST_DATABASE_URL: givenDatabase, TEST_REDIS_URL: givenRedis } = process.env;
  const given = givenDatabase && givenRedis;
  const own = given ? undefined : await startOwnServers();
  const databaseUrl = own?.databaseUrl ?? String(givenDatabase);
  const template = `template_${project.name}_${process.pid}`;
  await withClient(databaseUrl, (client) => client.query(`CREATE DATABASE ${template}`));
  // Runs in a separate process: two projects are set up at once, and a process can hold only one
  // engine.
  await promisify(execFile)(process.execPath, ['scripts/migrate.ts'], {
    env: addressesOf(urlOfDatabase(databaseUrl, template)),
  });
  project.provide('servers', { databaseUrl, redisUrl: own?.redisUrl ?? String(givenRedis), template });
  return async () => {
    await withClient(databaseUrl, (client) => client.query(`DROP DATABASE ${template} WITH (FORCE)`));
    await own?.stop();
  };
}

/** The settings of a migration that makes the role of web and worker too. */
export const addressesOf = (ownerUrl: string) => ({
  DATABASE_URL: applicationUrl(ownerUrl),
  DIRECT_DATABASE_URL: ownerUrl,
});

async function startOwnServers() {
  const directory = await makeTemporaryDirectory('test');
  // `npm run test:cluster`
  const cluster = process.env.TEST_REDIS_CLUSTER === '1' ? await startRedisCluster(directory) : undefined;
  const servers = await startServers({
    directory,
    passwords: { postgres: 'only-for-tests', redis: 'only-for-tests' },
    given: { redisUrl: cluster?.url },
    disposable: true,
    say: () => undefined,
  });
  return {
    ...servers,
    stop: async () => {
      await servers.stop();
      await cluster?.stop();
      await removeDirectory(directory);
    },
  };
}

/** Returns the address of another database on the same server. */
export function urlOfDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

export async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
