import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findRedis } from '../../../scripts/stack/find-redis.ts';
import { type RedisServer, startRedis } from '../../../scripts/stack/redis.ts';
import { makeTemporaryDirectory, removeDirectory } from '../../../scripts/stack/temporary.ts';
import { createLogger } from '../../../src/platform/log.ts';
import { openRequestRedis, type Redis } from '../../../src/platform/redis.ts';
import { createTestApp, signedUp, type TestApp } from '../../support/app.ts';
import { openTestStack, type TestStack } from '../../support/stack.ts';

let stack: TestStack;
let server: RedisServer;
let redis: Redis;
let app: TestApp;
let directory: string;

beforeAll(async () => {
  stack = await openTestStack();
  directory = await makeTemporaryDirectory('outage');
  server = await startRedis({
    program: await findRedis(() => undefined),
    directory: join(directory, 'redis'),
    password: 'only-for-tests',
    disposable: true,
  });
  redis = openRequestRedis(server.url, createLogger({ level: 'silent', name: 'test' }));
  await redis.ping().catch(() => new Promise((resolve) => redis.once('ready', resolve)));
  app = createTestApp({ ...stack, redis, redisUrl: server.url });
});

afterAll(async () => {
  redis.disconnect();
  await server.stop();
  await stack.close();
  await removeDirectory(directory);
});

/** A command gives up after 800 ms; the rest leaves room for a busy machine. */
const soonMs = 4_000;

async function timed(
  ask: () => PromiseLike<{ status: number; headers: Record<string, string>; text: string }>,
) {
  const start = performance.now();
  const { status, headers, text } = await ask();
  return { status, headers, text, ms: performance.now() - start };
}

test('pages answer 503 in Korean soon while Redis is hung, and again once it is dead; visitors go on reading', async () => {
  const { browser, person } = await signedUp(app);

  process.kill(server.process.pid, 'SIGSTOP');
  const hung = await timed(() => browser.get('/'));
  expect(hung).toMatchObject({ status: 503 });
  expect(hung.ms).toBeLessThan(soonMs);
  expect(hung.headers['retry-after']).toBe('5');
  expect(hung.text).toContain('잠시 숨을 고르고 있어요');
  expect(hung.text).toMatch(/<a class="button" href="\/">다시 시도하기<\/a>/);
  const login = await timed(() => app.browser().post('/login').type('form').send(person));
  expect(login.status).toBe(503);
  expect(login.ms).toBeLessThan(soonMs);
  expect((await timed(() => app.browser().get('/readyz'))).status).toBe(503);
  process.kill(server.process.pid, 'SIGCONT');

  await server.stop();
  const dead = await timed(() => browser.get('/'));
  expect(dead.status).toBe(503);
  expect(dead.ms).toBeLessThan(soonMs);
  expect((await timed(() => app.browser().get('/'))).status).toBe(200);
  expect((await timed(() => app.browser().get('/healthz'))).status).toBe(200);
});
