import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Cluster } from 'ioredis';
import pg from 'pg';
import { inject } from 'vitest';
import { applicationUrl } from '../../scripts/stack/application-url.ts';
import { openDatabase, type TransactingDatabase } from '../../src/platform/db.ts';
import { createLogger, type Logger } from '../../src/platform/log.ts';
import { openRequestRedis, type Redis } from '../../src/platform/redis.ts';
import { readRedisAddress } from '../../src/platform/redis-address.ts';
import { urlOfDatabase, withClient } from './test-servers.ts';

export interface TestStack {
  /** Of the role of web and worker, which cannot change tables. `db` and `pool` use it too. */
  readonly databaseUrl: string;
  /** Of the role that owns the tables, for tests that change tables or turn triggers off. */
  readonly ownerUrl: string;
  readonly owner: pg.Pool;
  readonly redisUrl: string;
  readonly db: TransactingDatabase;
  readonly pool: pg.Pool;
  readonly redis: Redis;
  close(): Promise<void>;
}

const silent: Logger = createLogger({ level: 'silent', name: 'test' });

/**
 * Opens a migrated, empty database and an empty logical Redis database for one test file. Redis
 * channels (publish, subscribe) are shared by all files, keys are not.
 */
export async function openTestStack(): Promise<TestStack> {
  const servers = inject('servers');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await withClient(servers.databaseUrl, (client) =>
    client.query(`CREATE DATABASE ${name} TEMPLATE ${servers.template}`),
  );
  const ownerUrl = urlOfDatabase(servers.databaseUrl, name);
  const databaseUrl = applicationUrl(ownerUrl);
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  // `end` does not wait until the sockets are closed, and dropping the database ends those left.
  // Idle clients report that through the pool, the others themselves.
  owner.on('error', () => undefined);
  owner.on('connect', (client) => client.on('error', () => undefined));
  const { db, pool, close } = openDatabase(databaseUrl, { max: 7, log: silent, sharesReads: true });
  const { isCluster } = readRedisAddress(servers.redisUrl);
  const redisUrl = await (isCluster ? emptyCluster : takeRedisDatabase)(servers.redisUrl);
  const redis = await connect(redisUrl);
  if (redis instanceof Cluster) askAllNodes(redis);
  return {
    databaseUrl,
    ownerUrl,
    owner,
    redisUrl,
    db,
    pool,
    redis,
    close: async () => {
      redis.disconnect();
      await owner.end();
      await close();
      await withClient(servers.databaseUrl, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
    },
  };
}

async function connect(url: string): Promise<Redis> {
  const redis = openRequestRedis(url, silent);
  if (redis.status !== 'ready') await once(redis, 'ready');
  return redis;
}

/** Makes the commands that tests use and that concern all keys of a server ask all nodes. */
function askAllNodes(cluster: Cluster): void {
  const primaries = () => cluster.nodes('master');
  Object.assign(cluster, {
    flushdb: async () => void (await Promise.all(primaries().map((node) => node.flushdb()))),
    flushall: async () => void (await Promise.all(primaries().map((node) => node.flushall()))),
    keys: async (pattern: string) =>
      (await Promise.all(primaries().map((node) => node.keys(pattern)))).flat(),
  });
}

/** Empties a cluster, which has one database only: its test files run one after the other. */
async function emptyCluster(url: string): Promise<string> {
  const redis = await connect(url);
  if (!(redis instanceof Cluster)) throw new Error(`not a cluster: ${url}`);
  await Promise.all(redis.nodes('master').map((node) => node.flushall()));
  redis.disconnect();
  return url;
}

/**
 * Database 0 counts which database was assigned last. In a long watch run they are assigned again,
 * so they are emptied.
 */
async function takeRedisDatabase(serverUrl: string): Promise<string> {
  const counter = await connect(serverUrl);
  const [, databases = '16'] = (await counter.config('GET', 'databases')) as string[];
  const turn = await counter.incr('test-databases');
  counter.disconnect();
  const url = new URL(serverUrl);
  url.pathname = `/${1 + (turn % (Number(databases) - 1))}`;
  const redis = await connect(url.href);
  await redis.flushdb();
  redis.disconnect();
  return url.href;
}
