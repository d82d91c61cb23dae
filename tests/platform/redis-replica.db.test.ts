import { once } from 'node:events';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findRedis } from '../../scripts/stack/find-redis.ts';
import { type RedisServer, startRedis } from '../../scripts/stack/redis.ts';
import { makeTemporaryDirectory, removeDirectory } from '../../scripts/stack/temporary.ts';
import { createLogger } from '../../src/platform/log.ts';
import { openRequestRedis, type Redis as SiteRedis } from '../../src/platform/redis.ts';
import { checkRedisWrites, isRedisUnavailable, onWritableAgain } from '../../src/platform/redis-health.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { openTcpGate, type TcpGate } from '../support/tcp-gate.ts';

let stack: TestStack;
let directory: string;
let servers: RedisServer[];
let gate: TcpGate;
let redis: SiteRedis;
let app: TestApp;
/** Where the address of Redis leads: a failover changes it. */
const target = { host: '127.0.0.1', port: 0 };
const lines: { msg: string }[] = [];

beforeAll(async () => {
  stack = await openTestStack();
  directory = await makeTemporaryDirectory('replica');
  const program = await findRedis(() => undefined);
  servers = [];
  for (const name of ['first', 'second']) {
    const place = join(directory, name);
    servers.push(
      await startRedis({ program, directory: place, password: 'only-for-tests', disposable: true }),
    );
  }
  target.port = portOf(0);
  gate = await openTcpGate(target);
  const log = createLogger(
    { level: 'info', name: 'test' },
    { write: (line) => void lines.push(JSON.parse(line)) },
  );
  redis = openRequestRedis(`redis://:only-for-tests@127.0.0.1:${gate.port}/0`, log);
  app = createTestApp({ ...stack, redis });
  if (redis.status !== 'ready') await once(redis, 'ready');
});
afterAll(async () => {
  redis?.disconnect();
  await gate?.shut();
  await Promise.all((servers ?? []).map((server) => server.stop()));
  await stack.close();
  await removeDirectory(directory);
});

const portOf = (which: number) => Number(servers[which]?.port);
const readiness = async () => {
  const { status, body } = await app.browser().get('/readyz');
  return { status, redis: body.checks.redis };
};
const onServer = async (which: number, ...command: [string, ...string[]]) => {
  const client = new Redis(String(servers[which]?.url));
  await client.call(...command);
  client.disconnect();
};
const logIn = () =>
  app.browser().post('/login').type('form').send({ email: 'nobody@example.com', password: 'wrong-password' });

test('a full Redis is ready: pages can be read, and a new process would find it as full', async () => {
  await onServer(0, 'CONFIG', 'SET', 'maxmemory', '1');
  await expect(redis.set('anything', 'at all')).rejects.toThrow('OOM');
  expect(await readiness()).toEqual({ status: 200, redis: 'ok' });
  await onServer(0, 'CONFIG', 'SET', 'maxmemory', '0');
});

test('a Redis that became a replica is not ready, log-ins say 503, and it is logged once', async () => {
  await onServer(0, 'REPLICAOF', '127.0.0.1', '1');
  await expect.poll(readiness).toEqual({ status: 503, redis: 'not writable' });
  await expect.poll(async () => (await logIn()).status).toBe(503);
  await expect.poll(readiness).toEqual({ status: 503, redis: 'not writable' });
  expect(lines.filter(({ msg }) => msg.includes('refuses writes'))).toHaveLength(1);
});

test.each([
  ['MISCONF Redis is configured to save RDB snapshots, but it cannot persist on disk', null],
  ['NOREPLICAS Not enough good replicas to write.', 'not writable'],
  ["READONLY You can't write against a read only replica.", 'not writable'],
  ['Command timed out', 'Command timed out'],
])('a write that is refused with %j is reported as %j', async (message, expected) => {
  const redis = { del: () => Promise.reject(new Error(message)), emit: () => true };
  const outcome = await checkRedisWrites(redis).then(
    () => null,
    (error: Error) => error.message,
  );
  expect(outcome).toBe(expected);
});

test('a write that a script tries on a replica counts as Redis being unavailable', async () => {
  const write = () =>
    redis.eval("return redis.call('set', KEYS[1], '1')", 1, 'anything').catch((error: unknown) => {
      expect(isRedisUnavailable(error)).toBe(true);
      return String(error);
    });
  await expect.poll(write).toContain('READONLY');
});

test('the client finds the new primary when its address leads there, without a restart', async () => {
  let recoveries = 0;
  onWritableAgain(redis, () => {
    recoveries += 1;
  });
  await expect.poll(() => redis.status).toBe('ready');
  // Connections that are open stay with the old server, as after a change of DNS.
  target.port = portOf(1);
  await expect.poll(readiness).toEqual({ status: 200, redis: 'ok' });
  expect(String(await redis.config('GET', 'port'))).toContain(String(portOf(1)));
  expect((await logIn()).status).toBe(422);
  await readiness();
  expect(recoveries).toBe(1);
});
