import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findRedis } from '../../scripts/stack/find-redis.ts';
import { startPostgres } from '../../scripts/stack/postgres.ts';
import { startRedis } from '../../scripts/stack/redis.ts';
import { makeTemporaryDirectory, removeDirectory } from '../../scripts/stack/temporary.ts';
import { openDatabase } from '../../src/platform/db.ts';
import { createLogger } from '../../src/platform/log.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { openRequestRedis } from '../../src/platform/redis.ts';
import { timePage } from '../support/page-timer.ts';
import type { TestProcess } from '../support/process.ts';
import { siteOrigin, startPart } from '../support/site.ts';
import type { TestStack } from '../support/stack.ts';
import { startTalk } from '../support/talk.ts';

// PostgreSQL on a disk of 200 MB that is really full. Mounting it needs root.
let directory: string;
let disk: string;
let stack: TestStack;
let web: TestProcess;
const stops: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  directory = await makeTemporaryDirectory('disk');
  disk = join(directory, 'disk');
  await mkdir(disk, { mode: 0o755 });
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=200m,mode=0755', 'tmpfs', disk]);
  const postgres = await startPostgres({ directory: join(disk, 'postgres'), password: 'only-for-tests' });
  stops.push(() => postgres.stop());
  const redisServer = await startRedis({
    program: await findRedis(() => undefined),
    directory: join(directory, 'redis'),
    password: 'only-for-tests',
  });
  stops.push(() => redisServer.stop());
  await migrate(postgres.url);
  const silent = createLogger({ level: 'silent', name: 'test' });
  const { db, pool, close } = openDatabase(postgres.url, { max: 5, log: silent });
  const redis = openRequestRedis(redisServer.url, silent);
  const addresses = { databaseUrl: postgres.url, ownerUrl: postgres.url, redisUrl: redisServer.url };
  stack = { ...addresses, db, pool, owner: pool, redis, close };
  web = await startPart('web', stack);
});
afterAll(async () => {
  await web?.stop(15_000);
  stack?.redis.disconnect();
  await stack?.close();
  for (const stop of stops.toReversed()) await stop();
  spawnSync('umount', [disk]);
  await removeDirectory(directory);
});

test('fault 18: a full disk: nothing is acknowledged that is not stored, reading goes on, and it mends itself', async () => {
  const talk = await startTalk(stack, { urls: [web.url], origin: siteOrigin, people: 3 });
  await talk.entered();
  talk.readers[0]?.send('아직 자리가 있어요');
  await talk.settle();

  const filler = join(disk, 'filler');
  await writeFile(filler, Buffer.alloc(190 * 1_024 * 1_024)).catch(() => undefined);
  // Fill until PostgreSQL itself fails, because its tables have free space left.
  const big = stack.pool.query(
    `CREATE TABLE filler AS SELECT repeat(md5(i::text), 60) AS x FROM generate_series(1, 400000) i`,
  );
  await expect(big).rejects.toThrow(/No space left|could not (extend|write)/);
  expect((await timePage(`${web.url}/books`)).status).toBe(200);
  expect((await fetch(`${web.url}/healthz`)).status).toBe(200);
  for (let i = 0; i < 5; i += 1) talk.readers[i % 3]?.send(`빈자리를 기다리는 말 ${i}`);

  await rm(filler);
  await expect.poll(async () => (await fetch(`${web.url}/readyz`)).status, { timeout: 30_000 }).toBe(200);
  const { sent } = await talk.settle();
  expect(sent).toBe(6);
  console.log(`fault 18: ${sent} acked, 0 lost`);
  talk.close();
});
