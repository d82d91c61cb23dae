// A plain Socket.IO server with the settings it comes with: one INSERT for each message, then a
// broadcast to the room and the acknowledgement. It checks nothing and knows no other process. The
// database's address is its argument. Runs as a separate process and prints its port.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { Server } from 'socket.io';
import { toldMessage } from './told-message.ts';

const pool = new pg.Pool({ connectionString: process.argv[2] });
await pool.query(
  `CREATE TABLE plain_messages (id bigserial PRIMARY KEY, room int NOT NULL, user_id int NOT NULL,
     body text NOT NULL, sent_at timestamptz NOT NULL DEFAULT now());
   CREATE INDEX ON plain_messages (room, id)`,
);

/** The number of messages of each room, by which the crowd counts losses. */
const lastSeqs = new Map<string, number>();
const server = createServer();
const rooms = new Server(server).of('/chat');
rooms.on('connection', (socket) => {
  const room = String(socket.handshake.auth.meetingId);
  socket.join(room);
  socket.on('message:send', async ({ body }: { body: string }, ack: (answer: unknown) => void) => {
    await pool.query('INSERT INTO plain_messages (room, user_id, body) VALUES ($1, $2, $3) RETURNING id', [
      Number(room),
      1_000,
      body,
    ]);
    const seq = (lastSeqs.get(room) ?? 0) + 1;
    lastSeqs.set(room, seq);
    rooms.to(room).emit('message', toldMessage(room, seq, body));
    ack({ ok: true });
  });
  // The greeting that the crowd waits for.
  socket.emit('head', { seq: lastSeqs.get(room) ?? 0 });
  socket.emit('history', { messages: [], more: false });
  socket.emit('participants', [{ online: true }]);
});
server.listen({ port: 0, host: '127.0.0.1', backlog: 4_096 }, () =>
  console.log((server.address() as AddressInfo).port),
);
