import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Server, Socket } from 'socket.io';
import { type Socket as Client, io as connect } from 'socket.io-client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSocketServer } from '../../../src/platform/realtime/socket-server.ts';
import type { Redis } from '../../../src/platform/redis.ts';

const origin = 'http://localhost:3000';

let io: Server;
let client: Client;
let socket: Socket;

beforeEach(async () => {
  const server = createServer();
  const redis = Object.assign(new EventEmitter(), {
    ssubscribe: async () => 1,
    sunsubscribe: async () => 0,
    spublish: async () => 0,
    psubscribe: () => {},
    subscribe: () => {},
  }) as unknown as Redis;
  io = createSocketServer(server, {
    allowedOrigins: [origin],
    channelPrefix: 'test',
    meetingNamespaces: ['/chat'],
    publish: redis,
    subscribe: redis,
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const connected = new Promise<Socket>((resolve) => io.of('/chat').once('connection', resolve));
  client = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}/chat`, {
    transports: ['websocket'],
    reconnection: false,
    extraHeaders: { Origin: origin, Cookie: 'sid=1', 'Accept-Language': 'ko' },
  });
  socket = await connected;
  if (!client.connected) await new Promise<void>((resolve) => client.once('connect', resolve));
});
afterEach(async () => {
  client.disconnect();
  await io.close();
});

test('a broadcast goes to the TCP socket without the queue of the library', async () => {
  const { transport } = socket.conn as unknown as { transport: { send(packets: unknown[]): void } };
  const queued = vi.spyOn(transport, 'send');
  const outgoing = vi.fn();
  socket.onAnyOutgoing(outgoing);
  const received = once(client as unknown as EventEmitter, 'message');
  io.of('/chat').emit('message', '안녕하세요');
  expect(await received).toEqual(['안녕하세요']);
  expect(queued).not.toHaveBeenCalled();
  expect(outgoing).toHaveBeenCalledExactlyOnceWith('message', '안녕하세요');
});

test('a connection is pinged with its group, not by a timer of its own', () => {
  const { pingIntervalTimer } = socket.conn as unknown as { pingIntervalTimer: object };
  expect(Object.keys(pingIntervalTimer)).toEqual(['refresh']);
});

test('the request of a connection keeps only the parts that are read later', () => {
  const { request } = socket.conn;
  expect(Object.keys(request.headers).sort()).toEqual(['cookie', 'host', 'origin']);
  expect(Object.keys(request).sort()).toEqual(['_query', 'connection', 'headers', 'socket', 'url']);
  expect((request as unknown as { _query: object })._query).toMatchObject({ transport: 'websocket' });
});
