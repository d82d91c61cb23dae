import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { Server, type Socket } from 'socket.io';
import { type Socket as Client, io } from 'socket.io-client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { writeBroadcastsDirectly } from '../../../src/platform/realtime/broadcast-fast-path.ts';
import { countPendingEvent } from '../../../src/platform/realtime/pending-events.ts';

let http: HttpServer;
let server: Server;
const clients: Client[] = [];

beforeEach(async () => {
  http = createServer();
  server = new Server(http, { transports: ['websocket'], serveClient: false });
  writeBroadcastsDirectly(server.of('/chat').adapter);
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.disconnect();
  await server.close();
});

/** Connects a client, puts it into the room `room`, and collects what it receives. */
async function enter() {
  const arrived = new Promise<Socket>((resolve) => server.of('/chat').once('connection', resolve));
  const client = io(`http://127.0.0.1:${(http.address() as AddressInfo).port}/chat`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
  });
  clients.push(client);
  const received: unknown[] = [];
  client.onAny((_event, payload) => received.push(payload));
  const socket = await arrived;
  await socket.join('room');
  if (!client.connected) await new Promise<void>((resolve) => client.once('connect', resolve));
  return { client, socket, received };
}

const room = () => server.of('/chat').to('room');
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);

test('a broadcast reaches every socket of the room and no other', async () => {
  const [one, other, stranger] = [await enter(), await enter(), await enter()];
  await stranger.socket.leave('room');
  room().emit('say', '안녕하세요');
  stranger.socket.emit('say', 'only you');
  await vi.waitFor(() => expect(stranger.received).toEqual(['only you']));
  await vi.waitFor(() => expect([one.received, other.received]).toEqual([['안녕하세요'], ['안녕하세요']]));
});

test('each connection receives broadcasts and its own events in order', async () => {
  const { socket, received } = await enter();
  for (let i = 0; i < 300; i += 1) {
    if (i % 3 === 0) socket.emit('say', i);
    else room().emit('say', i);
    // Some are sent in the same turn of the event loop, some in later ones.
    if (i % 7 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  await vi.waitFor(() => expect(received).toHaveLength(300));
  expect(received).toEqual(upTo(300));
});

test('a client that pauses reading receives everything in order afterwards', async () => {
  const { client, socket, received } = await enter();
  const tcpSocket = (
    client.io.engine.transport as unknown as { ws: { _socket: { pause(): void; resume(): void } } }
  ).ws._socket;
  tcpSocket.pause();
  const text = 'x'.repeat(100_000);
  for (let i = 0; i < 100; i += 1) {
    room().emit('say', `${i} ${text}`);
    socket.emit('say', `${i} alone`);
    await new Promise((resolve) => setImmediate(resolve));
  }
  tcpSocket.resume();
  await vi.waitFor(() => expect(received).toHaveLength(200), 10_000);
  expect(received.map((said) => String(said).slice(0, 8).replace(/ x+$/, ''))).toEqual(
    upTo(100).flatMap((i) => [String(i), `${i} alone`.slice(0, 8)]),
  );
});

test('a broadcast immediately before a disconnection arrives', async () => {
  const { client, received } = await enter();
  const gone = new Promise<string>((resolve) => client.once('disconnect', resolve));
  room().emit('say', 'goodbye');
  server.of('/chat').in('room').disconnectSockets();
  expect(await gone).toBe('io server disconnect');
  expect(received).toEqual(['goodbye']);
});

test('a connection that breaks in the same turn does not disturb the others', async () => {
  const [breaks, stays] = [await enter(), await enter()];
  breaks.client.io.engine.close();
  (breaks.socket.conn.transport as unknown as { socket: { terminate(): void } }).socket.terminate();
  room().emit('say', 1);
  room().emit('say', 2);
  await vi.waitFor(() => expect(stays.received).toEqual([1, 2]));
});

test('binary data takes the path of the library', async () => {
  const { received } = await enter();
  room().emit('say', Buffer.from([1, 2, 3]));
  room().emit('say', 'after');
  await vi.waitFor(() => expect(received).toEqual([Buffer.from([1, 2, 3]), 'after']));
});

test('a broadcast and the acknowledgement that follows it leave in one write, in order', async () => {
  const { client, socket, received } = await enter();
  const { socket: webSocket } = socket.conn.transport as unknown as { socket: { _socket: Duplex } };
  const writes = (['_write', '_writev'] as const).map((name) => vi.spyOn(webSocket._socket, name));
  socket.on('send', (acknowledge: (answer: string) => void) => {
    countPendingEvent(socket.conn, 1);
    room().emit('say', 'a message');
    acknowledge('stored');
    countPendingEvent(socket.conn, -1);
  });
  received.push(await client.emitWithAck('send'));
  expect(received).toEqual(['a message', 'stored']);
  expect(writes.map(({ mock }) => mock.calls.length)).toEqual([0, 1]);
});
