import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Emitter } from '@socket.io/redis-emitter';
import type { Server, Socket } from 'socket.io';
import { type Socket as Client, io as connect } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createLogger } from '../../../src/platform/log.ts';
import { whenSubscribed } from '../../../src/platform/realtime/meeting-channels.ts';
import { meetingRoom, memberRoom, sessionRoom, userRoom } from '../../../src/platform/realtime/rooms.ts';
import { createSocketServer } from '../../../src/platform/realtime/socket-server.ts';
import { openPublishRedis, openSubscribeRedis } from '../../../src/platform/redis.ts';
import { openTestStack, type TestStack } from '../../support/stack.ts';

interface Process {
  readonly io: Server;
  readonly url: string;
  readonly subscriberId: Promise<number>;
  /** Broadcasts of `/chat` that Redis delivered in this test. */
  reads: number;
  close(): Promise<void>;
}

const origin = 'http://localhost:3000';
const channelPrefix = `test-${crypto.randomUUID()}`;
const log = createLogger({ level: 'silent', name: 'test' });
const clients: Client[] = [];
let stack: TestStack;
let processes: readonly [Process, Process, Process];

beforeAll(async () => {
  stack = await openTestStack();
  processes = await Promise.all([startProcess(), startProcess(), startProcess()]);
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.disconnect();
  await expect.poll(() => processes.map(({ io }) => io.of('/chat').adapter.rooms.size)).toEqual([0, 0, 0]);
  for (const one of processes) one.reads = 0;
});
afterAll(async () => {
  await Promise.all(processes.map((one) => one.close()));
  await stack.close();
});

async function startProcess(): Promise<Process> {
  const publish = openPublishRedis(stack.redisUrl, log);
  const subscribe = openSubscribeRedis(stack.redisUrl, log);
  await Promise.all([publish, subscribe].map((redis) => once(redis, 'ready')));
  const subscriberId = subscribe.client('ID');
  const server = createServer();
  const io = createSocketServer(server, {
    allowedOrigins: [origin],
    channelPrefix,
    meetingNamespaces: ['/chat'],
    publish,
    subscribe,
    onBroadcastRead: () => {
      started.reads += 1;
    },
  });
  for (const name of ['/chat', '/alarms']) io.of(name);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const started: Process = {
    io,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    subscriberId,
    reads: 0,
    close: async () => {
      await io.close();
      publish.disconnect();
      subscribe.disconnect();
    },
  };
  return started;
}

/** Connects a client and puts its socket into these rooms. */
async function enter({ io, url }: Process, rooms: readonly string[], namespace = '/chat') {
  const arrived = new Promise<Socket>((resolve) => io.of(namespace).once('connection', resolve));
  const client = connect(url + namespace, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { Origin: origin },
  });
  clients.push(client);
  const received: unknown[] = [];
  client.onAny((event, payload) => received.push([event, payload]));
  const gone = new Promise<string>((resolve) => client.once('disconnect', resolve));
  const socket = await arrived;
  await socket.join([...rooms]);
  for (const room of rooms) await whenSubscribed(io.of(namespace), room, 10_000);
  if (!client.connected) await once(client as never, 'connect');
  return { client, received, gone, socket };
}

const reads = () => processes.map((one) => one.reads);

/** Waits until everything that was published before has arrived at the other processes. */
async function settle() {
  const arrived = processes.slice(1).map(({ io }) => once(io.of('/chat') as never, 'settle'));
  processes[0].io.of('/chat').serverSideEmit('settle');
  await Promise.all(arrived);
}

test('a process reads the broadcasts of its own meetings and of no other', async () => {
  const [sender, receiver, other] = processes;
  const here = await enter(sender, [meetingRoom(1)]);
  const there = await enter(receiver, [meetingRoom(1)]);
  const stranger = await enter(other, [meetingRoom(2)]);
  for (let i = 0; i < 10; i += 1) sender.io.of('/chat').to(meetingRoom(1)).emit('message', i);
  const expected = Array.from({ length: 10 }, (_, i) => ['message', i]);
  await expect.poll(() => [here.received, there.received]).toEqual([expected, expected]);
  await settle();
  // The last one is `settle`.
  await expect.poll(reads).toEqual([11, 11, 1]);
  expect(stranger.received).toEqual([]);
});

test('a room that only one process holds is read once a broadcast', async () => {
  const [holder] = processes;
  const { received } = await enter(holder, [meetingRoom(3)]);
  holder.io.of('/chat').to(meetingRoom(3)).emit('message', '안녕하세요');
  await expect.poll(() => received).toEqual([['message', '안녕하세요']]);
  await settle();
  await expect.poll(reads).toEqual([2, 1, 1]);
});

test('a socket in four rooms subscribes to one channel, and its end unsubscribes', async () => {
  const rooms = [meetingRoom(4), memberRoom(4, 7), sessionRoom('s'), userRoom(7)];
  const channels = () => stack.redis.call('PUBSUB', 'SHARDCHANNELS', `${channelPrefix}*`);
  const common = `${channelPrefix}#/chat#`;
  const { client } = await enter(processes[0], rooms);
  expect(((await channels()) as string[]).sort()).toEqual([common, `${common}meeting:4#`]);
  client.disconnect();
  await expect.poll(channels).toEqual([common]);
});

test.each([
  ['a member’s room', [memberRoom(5, 7)]],
  ['a session’s room', [sessionRoom('s')]],
  ['two meetings at once', [meetingRoom(5), meetingRoom(6)]],
])('a broadcast to %s reaches it on another process, once', async (_what, target) => {
  const rooms = [meetingRoom(5), memberRoom(5, 7), sessionRoom('s'), userRoom(7)];
  const { received } = await enter(processes[1], rooms);
  processes[0].io
    .of('/chat')
    .to([...target])
    .emit('system', 1);
  processes[0].io.of('/chat').to(meetingRoom(5)).emit('system', 2);
  await expect
    .poll(() => received)
    .toEqual([
      ['system', 1],
      ['system', 2],
    ]);
});

test('an event between servers reaches the other processes and not its sender', async () => {
  const heard: string[] = [];
  for (const [i, { io }] of processes.entries())
    io.of('/chat').once('presence', (id) => heard.push(`${i} ${id}`));
  processes[0].io.of('/chat').serverSideEmit('presence', 7);
  await expect.poll(() => heard.toSorted()).toEqual(['1 7', '2 7']);
});

test('a notice to a meeting arrives before the disconnection that follows it', async () => {
  const { received, gone } = await enter(processes[1], [meetingRoom(8)]);
  const { io } = processes[0];
  io.of('/chat').to(meetingRoom(8)).emit('system', 'cancelled');
  io.of('/chat').in(meetingRoom(8)).disconnectSockets();
  expect(await gone).toBe('io server disconnect');
  expect(received).toEqual([['system', 'cancelled']]);
});

test('the emitter of the worker reaches sockets of /alarms while /chat has channels of its own', async () => {
  const { received } = await enter(processes[1], [userRoom(7)], '/alarms');
  new Emitter(stack.redis as never, { key: channelPrefix })
    .of('/alarms')
    .to(userRoom(7))
    .emit('alarm', 'soon');
  await expect.poll(() => received).toEqual([['alarm', 'soon']]);
});

test('a process whose subscriptions Redis cut subscribes to its meetings again', async () => {
  const [sender, receiver] = processes;
  const { received } = await enter(receiver, [meetingRoom(9)]);
  await stack.redis.client('KILL', 'ID', String(await receiver.subscriberId));
  await expect
    .poll(() => {
      sender.io.of('/chat').to(meetingRoom(9)).emit('message', '안녕하세요');
      return received.length;
    })
    .toBeGreaterThan(0);
  expect(received[0]).toEqual(['message', '안녕하세요']);
});
