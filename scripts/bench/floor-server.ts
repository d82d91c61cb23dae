// The baseline server: plain `ws` and Redis pub/sub, without database, log-in and protocol. It
// publishes a message, acknowledges it to the sender, and sends each received message, encoded
// once, to every socket of the room. Runs as a separate process and prints its port.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Redis } from 'ioredis';
import { type WebSocket, WebSocketServer } from 'ws';
import { toldMessage } from './beside/told-message.ts';

interface Room {
  seq: number;
  readonly sockets: Set<WebSocket>;
}

const redisUrl = process.argv[2] ?? '';
const publish = new Redis(redisUrl);
const subscribe = new Redis(redisUrl);
const rooms = new Map<string, Room>();

subscribe.on('message', (channel: string, body: string) => {
  const room = rooms.get(channel);
  if (!room) return;
  room.seq += 1;
  const data = Buffer.from(messageOf(channel, room.seq, body));
  for (const connection of room.sockets) connection.send(data, { binary: false });
});

const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
const server = createServer();
server.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (connection) => {
    const channel = `floor:${new URL(request.url ?? '', 'http://floor').searchParams.get('room')}`;
    const room = rooms.get(channel) ?? { seq: 0, sockets: new Set() };
    if (!rooms.has(channel)) {
      rooms.set(channel, room);
      void subscribe.subscribe(channel);
    }
    room.sockets.add(connection);
    connection.on('message', async (data: Buffer) => {
      await publish.publish(channel, data);
      connection.send('43/chat,1[{"ok":true}]');
    });
    connection.on('close', () => room.sockets.delete(connection));
    connection.send(`ready ${room.seq}`);
  });
});
server.listen({ port: 0, host: '127.0.0.1', backlog: 4_096 }, () =>
  console.log((server.address() as AddressInfo).port),
);

/** Returns the frame of a message. */
const messageOf = (channel: string, seq: number, body: string) =>
  `42/chat,["message",${JSON.stringify(toldMessage(channel, seq, body))}]`;
