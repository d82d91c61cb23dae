import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findRedis } from '../../scripts/stack/find-redis.ts';
import { type RedisServer, startRedis } from '../../scripts/stack/redis.ts';
import type { TestProcess } from '../support/process.ts';
import { type Ground, siteOrigin, startGround, startPart } from '../support/site.ts';
import { startTalk } from '../support/talk.ts';
import { openTcpGate, type TcpGate } from '../support/tcp-gate.ts';

// A failover: the address of Redis leads to a primary, which becomes a replica; later the address
// leads to another server.
let ground: Ground;
let second: RedisServer;
let gate: TcpGate;
let webs: TestProcess[];
let worker: TestProcess;
const target = { host: '127.0.0.1', port: 0 };
const figures: Record<string, string> = {};

beforeAll(async () => {
  ground = await startGround();
  second = await startRedis({
    program: await findRedis(() => undefined),
    directory: join(ground.directory, 'second'),
    password: new URL(ground.redisUrl).password,
    disposable: true,
  });
  target.port = Number(new URL(ground.redisUrl).port);
  gate = await openTcpGate(target);
  const through = new URL(ground.redisUrl);
  through.port = String(gate.port);
  const site = { ...ground, redisUrl: through.href };
  webs = [await startPart('web', site), await startPart('web', site)];
  worker = await startPart('worker', site, { ALARM_SCAN_SECONDS: '5' });
});
afterAll(async () => {
  console.table(figures);
  await Promise.all([...(webs ?? []), worker].map((one) => one?.stop(15_000)));
  await gate?.shut();
  await second?.stop();
  await ground?.close();
});

const replicaOf = async (url: string, ...primary: [string, string]) => {
  const client = new Redis(url);
  await client.replicaof(...primary);
  client.disconnect();
};
const readiness = async ({ url }: TestProcess) => {
  const answer = await fetch(`${url}/readyz`);
  const { checks } = (await answer.json()) as { checks: { redis: string } };
  return `${answer.status} ${checks.redis}`;
};
const logIn = async ({ url }: TestProcess) => {
  const body = new URLSearchParams({ email: 'nobody@example.com', password: 'wrong-password' });
  return (await fetch(`${url}/login`, { method: 'POST', headers: { origin: siteOrigin }, body })).status;
};

test('after a failover every process leaves the replica by itself, and talk goes on through the new primary', async () => {
  await replicaOf(ground.redisUrl, '127.0.0.1', '1');
  const demotedAt = performance.now();
  for (const part of [...webs, worker])
    await expect.poll(() => readiness(part), { timeout: 10_000 }).toBe('503 not writable');
  figures['a demoted Redis is noticed'] = `${Math.round(performance.now() - demotedAt)} ms`;
  expect(await logIn(webs[0] as TestProcess)).toBe(503);

  target.port = second.port;
  const movedAt = performance.now();
  for (const part of [...webs, worker])
    await expect.poll(() => readiness(part), { timeout: 20_000 }).toBe('200 ok');
  figures['the new primary is found'] = `${Math.round(performance.now() - movedAt)} ms`;
  await expect.poll(() => logIn(webs[0] as TestProcess), { timeout: 10_000 }).toBe(422);

  // Announcements reach the other process only if both use the same server.
  const redis = new Redis(second.url);
  const talk = await startTalk(
    { ...ground, redis },
    {
      urls: webs.map(({ url }) => url),
      origin: siteOrigin,
      people: 4,
    },
  );
  await talk.entered();
  const stop = talk.begin(8);
  await expect
    .poll(() => talk.readers.every(({ shown }) => shown.length > 10), { timeout: 20_000 })
    .toBe(true);
  stop();
  await talk.settle();
  talk.close();
  redis.disconnect();
});

test('processes that find no primary end themselves within two and a half minutes', async () => {
  await replicaOf(second.url, '127.0.0.1', '1');
  const startedAt = performance.now();
  const ends = await Promise.all([...webs, worker].map(({ gone }) => gone));
  for (const end of ends) expect(end).toMatch(/^ended with code 1/);
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  expect(seconds).toBeLessThan(150);
  figures['processes without a primary end'] = `${seconds} s`;
});
