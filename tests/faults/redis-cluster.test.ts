import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPresence, presenceTiming } from '../../src/chat/index.ts';
import { createLogger } from '../../src/platform/log.ts';
import { openRequestRedis, type Redis } from '../../src/platform/redis.ts';
import { type GapMeter, startGapMeter } from '../support/gap-meter.ts';
import type { TestProcess } from '../support/process.ts';
import {
  type ClusterNode,
  holderOf,
  moveSlot,
  type RedisCluster,
  startRedisCluster,
} from '../support/redis-cluster.ts';
import { type Ground, siteOrigin, startGround, startPart } from '../support/site.ts';
import { startTalk, type Talk } from '../support/talk.ts';

// Two web processes and a worker on a Redis Cluster of three primaries with a replica each, while
// people talk.
const nodeTimeoutMs = 5_000;
const people = 10;
/** Each member may send two a second, and half of them only listen. */
const perSecond = 9;
const mostGapMs = 10_000;

let ground: Ground;
let cluster: RedisCluster;
let redis: Redis;
let webs: TestProcess[];
let worker: TestProcess;
let talk: Talk;
let meter: GapMeter;
let stopTalking: () => void;
const figures: Record<string, string> = {};

beforeAll(async () => {
  ground = await startGround();
  cluster = await startRedisCluster(join(ground.directory, 'cluster'), { hasReplicas: true, nodeTimeoutMs });
  redis = openRequestRedis(cluster.url, createLogger({ level: 'silent', name: 'test' }));
  if (redis.status !== 'ready') await once(redis, 'ready');
  const site = { ...ground, redis, redisUrl: cluster.url };
  webs = [await startPart('web', site), await startPart('web', site)];
  worker = await startPart('worker', site, { ALARM_SCAN_SECONDS: '5' });
  talk = await startTalk(site, { urls: webs.map(({ url }) => url), origin: siteOrigin, people });
  meter = startGapMeter(talk.readers);
});
afterAll(async () => {
  console.table(figures);
  meter?.stop();
  talk?.close();
  await Promise.all([...(webs ?? []), worker].map((one) => one?.stop(15_000)));
  redis?.disconnect();
  await cluster?.stop();
  await ground?.close();
});

/** Redis's names of what one room uses. */
const placesOf = ({ meetingId }: Talk) => ({
  broadcasts: `socket.io:0#/chat#meeting:${meetingId}#`,
  presence: `presence:conn:{${meetingId}}`,
});
const online = () => {
  const settings = { timing: presenceTiming, connectionsPerPerson: 10, prefix: 'presence' };
  return createPresence(redis, settings).online(talk.meetingId);
};
const everybody = () => new Set(talk.people.map(({ id }) => id));
const shownByAll = () => Math.min(...talk.readers.map(({ shown }) => shown.length));
const spokenOn = async (count: number) => {
  const wanted = shownByAll() + count;
  await expect.poll(shownByAll, { timeout: 30_000 }).toBeGreaterThan(wanted);
};
const anyOther = (node: ClusterNode) => cluster.primaries.find((one) => one !== node) as ClusterNode;
const readyStates = () =>
  Promise.all([...webs, worker].map(async ({ url }) => (await fetch(`${url}/readyz`)).status));

test('slots of a room that move while people talk lose nothing and keep nobody waiting for 10 s', async () => {
  await talk.entered();
  // Only people at the first process speak: the others hear them through Redis alone.
  const speakers = talk.readers.filter((_one, i) => i % webs.length === 0);
  stopTalking = talk.begin(perSecond, speakers);
  await spokenOn(40);
  figures['delay before any fault'] = `${Math.round(meter.longestMs)} ms`;
  for (const [name, key] of Object.entries(placesOf(talk))) {
    meter.reset();
    const { slot, node } = await holderOf(cluster, anyOther(cluster.primaries[0] as ClusterNode), key);
    await moveSlot(cluster, slot, [node, anyOther(node)]);
    await spokenOn(60);
    figures[`slot of ${name} moved`] = `longest delay ${Math.round(meter.longestMs)} ms`;
    expect(meter.longestMs).toBeLessThan(mostGapMs);
  }
  expect(await online()).toEqual(everybody());
  expect(talk.departures).toEqual([]);
});

test('a primary that is killed while people talk loses nothing: its replica takes over within 10 s', async () => {
  meter.reset();
  const asked = cluster.primaries[0] as ClusterNode;
  const { node: killed } = await holderOf(cluster, asked, placesOf(talk).broadcasts);
  const witness = anyOther(killed);
  process.kill(killed.process.pid, 'SIGKILL');
  const killedAt = performance.now();
  await expect
    .poll(async () => (await holderOf(cluster, witness, placesOf(talk).broadcasts)).node.id, {
      timeout: 30_000,
    })
    .not.toBe(killed.id);
  figures['replica promoted'] = `${Math.round(performance.now() - killedAt)} ms`;
  await expect.poll(readyStates, { timeout: 20_000 }).toEqual([200, 200, 200]);
  figures['all processes ready'] = `${Math.round(performance.now() - killedAt)} ms`;
  await spokenOn(60);
  figures['primary killed'] = `longest delay ${Math.round(meter.longestMs)} ms`;
  expect(meter.longestMs).toBeLessThan(mostGapMs);

  // Only broadcasts are this fast: without them each message would wait for a head event.
  meter.reset();
  await spokenOn(100);
  figures.afterwards = `longest delay ${Math.round(meter.longestMs)} ms`;
  expect(meter.longestMs).toBeLessThan(2_000);
  stopTalking();
  const { sent } = await talk.settle();
  figures.all = `${sent} acknowledged, 0 lost`;
  await expect.poll(online, { timeout: 10_000 }).toEqual(everybody());
  expect(talk.departures).toEqual([]);
});
