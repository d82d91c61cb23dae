import { once } from 'node:events';
import type { Cluster } from 'ioredis';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { makeTemporaryDirectory, removeDirectory } from '../../scripts/stack/temporary.ts';
import { createPresence, presenceTiming } from '../../src/chat/index.ts';
import { createLogger } from '../../src/platform/log.ts';
import {
  openPublishRedis,
  openRequestRedis,
  openSubscribeRedis,
  type Redis,
} from '../../src/platform/redis.ts';
import { openAlarms } from '../support/alarm-sockets.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, testSecret } from '../support/people.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { type RedisCluster, startRedisCluster } from '../support/redis-cluster.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { startTalk } from '../support/talk.ts';

// Two web processes and a worker on a Redis Cluster of three real nodes.
const origin = 'http://localhost:3000';
const settings = { APP_ORIGIN: origin, SESSION_SECRET: testSecret, LOG_LEVEL: 'warn' };

const silent = createLogger({ level: 'silent', name: 'test' });

let stack: TestStack;
let directory: string;
let cluster: RedisCluster;
let redis: Redis;
let site: TestStack;
let webs: TestProcess[];
let worker: TestProcess;

beforeAll(async () => {
  [stack, directory] = await Promise.all([openTestStack(), makeTemporaryDirectory('cluster')]);
  cluster = await startRedisCluster(directory);
  redis = openRequestRedis(cluster.url, silent);
  site = { ...stack, redis, redisUrl: cluster.url };
  const starts = [startProcess('web', site, settings), startProcess('web', site, settings)];
  webs = await Promise.all(starts);
  worker = await startProcess('worker', site, { ...settings, ALARM_SCAN_SECONDS: '1' });
  if (redis.status !== 'ready') await once(redis, 'ready');
});
afterAll(async () => {
  await Promise.all([...(webs ?? []), worker].map((one) => one?.stop(5_000)));
  redis?.disconnect();
  await cluster?.stop();
  await stack?.close();
  await removeDirectory(directory);
});

const post = (url: string, fields: Record<string, string>) =>
  fetch(url, { method: 'POST', redirect: 'manual', headers: { origin }, body: new URLSearchParams(fields) });

test('a person who signs up and logs in at one process of a site on a cluster is logged in at the other', async () => {
  const person = { email: 'reader@example.com', password: 'quiet-evening-42' };
  const [here, there] = webs as [TestProcess, TestProcess];
  const signUp = { ...person, nickname: '클러스터 독자', isFourteen: 'on' };
  expect((await post(`${here.url}/signup`, signUp)).status).toBe(303);
  const answer = await post(`${here.url}/login`, person);
  expect(answer.status).toBe(303);
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const page = await fetch(`${there.url}/settings`, { redirect: 'manual', headers: { cookie } });
  expect(page.status).toBe(200);
  expect((await post(`${here.url}/login`, { ...person, password: 'wrong-password' })).status).toBe(422);
});

test('people on two processes of a site on a cluster talk, and are shown online until they leave', async () => {
  const talk = await startTalk(site, { urls: webs.map(({ url }) => url), origin, people: 6, haste: 5 });
  onTestFinished(talk.close);
  await talk.entered();
  const presence = createPresence(redis, {
    timing: presenceTiming,
    connectionsPerPerson: 10,
    prefix: 'presence',
  });
  const everybody = new Set(talk.people.map(({ id }) => id));
  await expect.poll(() => presence.online(talk.meetingId)).toEqual(everybody);
  const stop = talk.begin(20);
  await expect.poll(() => Math.min(...talk.readers.map(({ shown }) => shown.length))).toBeGreaterThan(10);
  stop();
  await talk.settle();
  talk.readers[0]?.close();
  await expect
    .poll(() => presence.online(talk.meetingId), { timeout: 15_000 })
    .toEqual(everybody.difference(new Set([talk.people[0]?.id])));
});

test('the worker of a site on a cluster sends an alarm to a page', async () => {
  const person = await createPerson(site);
  const page = await openAlarms(webs[1] as TestProcess, person, { origin });
  onTestFinished(page.close);
  const meetingId = await createMeeting(site, person, [], { startsInMinutes: 5 });
  await page.until(() => page.alarms.length > 0);
  expect(page.alarms[0]).toMatchObject({ kind: 'starting_soon', meetingId: String(meetingId) });
  const health = async () =>
    (await (await fetch(`${worker.url}/healthz`)).json()) as { lastTickSecondsAgo: number };
  // Only a job of the queue sets it: the worker scans without the queue too.
  await expect.poll(async () => (await health()).lastTickSecondsAgo).toBeLessThan(5);
});

test('the first messages that a new client publishes to a cluster arrive in order', async () => {
  const subscribe = openSubscribeRedis(cluster.url, silent);
  const publish = openPublishRedis(cluster.url, silent);
  onTestFinished(() => {
    for (const client of [subscribe, publish]) client.disconnect();
  });
  const channels = Array.from({ length: 12 }, (_, i) => `order-${i}`);
  const received = new Map(channels.map((one) => [one, [] as string[]]));
  subscribe.on('smessageBuffer', (channel: Buffer, message: Buffer) =>
    received.get(channel.toString())?.push(message.toString()),
  );
  for (const channel of channels) await subscribe.ssubscribe(channel);
  const nodes = () => (publish as Cluster).nodes('master').map(({ status }) => status);
  await expect.poll(nodes).toEqual(['ready', 'ready', 'ready']);
  const messages = Array.from({ length: 10 }, (_, i) => String(i));
  for (const channel of channels) for (const message of messages) void publish.spublish(channel, message);
  await expect.poll(() => [...received.values()]).toEqual(channels.map(() => messages));
});
