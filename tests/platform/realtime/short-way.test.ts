import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { type Socket as Client, io } from 'socket.io-client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { shortenBroadcasts } from '../../../src/platform/realtime/short-way.ts';

let http: HttpServer;
let server: Server;
const clients: Client[] = [];

beforeEach(async () => {
  http = createServer();
  server = new Server(http, { transports: ['websocket'], serveClient: false });
  shortenBroadcasts(server.of('/chat').adapter);
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.disconnect();
  await server.close();
});

/** Connects one client, in the room `room`, and collects what it hears. */
async function enter() {
  const arrived = new Promise<Socket>((resolve) => server.of('/chat').once('connection', resolve));
  const client = io(`http://127.0.0.1:${(http.address() as AddressInfo).port}/chat`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
  });
  clients.push(client);
  const heard: unknown[] = [];
  client.onAny((_event, payload) => heard.push(payload));
  const socket = await arrived;
  await socket.join('room');
  if (!client.connected) await new Promise<void>((resolve) => client.once('connect', resolve));
  return { client, socket, heard };
}

const room = () => server.of('/chat').to('room');
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);

test('what is said to the room reaches everybody there, and nobody else', async () => {
  const [one, other, stranger] = [await enter(), await enter(), await enter()];
  await stranger.socket.leave('room');
  room().emit('say', '안녕하세요');
  stranger.socket.emit('say', 'only you');
  await vi.waitFor(() => expect(stranger.heard).toEqual(['only you']));
  await vi.waitFor(() => expect([one.heard, other.heard]).toEqual([['안녕하세요'], ['안녕하세요']]));
});

test('each line keeps the order of what was said to it alone and to the room', async () => {
  const { socket, heard } = await enter();
  for (let i = 0; i < 300; i += 1) {
    if (i % 3 === 0) socket.emit('say', i);
    else room().emit('say', i);
    // Some in the same turn, some in later ones.
    if (i % 7 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  await vi.waitFor(() => expect(heard).toHaveLength(300));
  expect(heard).toEqual(upTo(300));
});

test('a line that does not read gets everything in order once it reads again', async () => {
  const { client, socket, heard } = await enter();
  const line = (
    client.io.engine.transport as unknown as { ws: { _socket: { pause(): void; resume(): void } } }
  ).ws._socket;
  line.pause();
  const text = 'x'.repeat(100_000);
  for (let i = 0; i < 100; i += 1) {
    room().emit('say', `${i} ${text}`);
    socket.emit('say', `${i} alone`);
    await new Promise((resolve) => setImmediate(resolve));
  }
  line.resume();
  await vi.waitFor(() => expect(heard).toHaveLength(200), 10_000);
  expect(heard.map((said) => String(said).slice(0, 8).replace(/ x+$/, ''))).toEqual(
    upTo(100).flatMap((i) => [String(i), `${i} alone`.slice(0, 8)]),
  );
});

test('the last word before a disconnection arrives', async () => {
  const { client, heard } = await enter();
  const gone = new Promise<string>((resolve) => client.once('disconnect', resolve));
  room().emit('say', 'goodbye');
  server.of('/chat').in('room').disconnectSockets();
  expect(await gone).toBe('io server disconnect');
  expect(heard).toEqual(['goodbye']);
});

test('a line that broke in the same turn harms nobody', async () => {
  const [breaks, stays] = [await enter(), await enter()];
  breaks.client.io.engine.close();
  (breaks.socket.conn.transport as unknown as { socket: { terminate(): void } }).socket.terminate();
  room().emit('say', 1);
  room().emit('say', 2);
  await vi.waitFor(() => expect(stays.heard).toEqual([1, 2]));
});

test('binary data takes the library’s way', async () => {
  const { heard } = await enter();
  room().emit('say', Buffer.from([1, 2, 3]));
  room().emit('say', 'after');
  await vi.waitFor(() => expect(heard).toEqual([Buffer.from([1, 2, 3]), 'after']));
});
