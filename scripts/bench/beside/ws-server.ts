// Bare `ws`: parses a message, encodes it once and sends it to every socket of the room. It stores
// nothing and knows no other process. Runs as a separate process and prints its port.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { toldMessage } from './told-message.ts';

interface Room {
  seq: number;
  readonly sockets: Set<WebSocket>;
}

const rooms = new Map<string, Room>();
const server = createServer();
new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (connection, request) => {
  const name = new URL(request.url ?? '', 'http://bench').searchParams.get('room') ?? '';
  const room = rooms.get(name) ?? { seq: 0, sockets: new Set() };
  rooms.set(name, room);
  room.sockets.add(connection);
  connection.on('close', () => room.sockets.delete(connection));
  connection.on('message', (data: Buffer) => {
    room.seq += 1;
    const message = toldMessage(name, room.seq, data.toString());
    const text = `42/chat,["message",${JSON.stringify(message)}]`;
    for (const other of room.sockets) other.send(text);
    connection.send('43/chat,1[{"ok":true}]');
  });
  connection.send(`ready ${room.seq}`);
});
server.listen({ port: 0, host: '127.0.0.1', backlog: 4_096 }, () =>
  console.log((server.address() as AddressInfo).port),
);
