// The server that `npm run bench:jitter` compares the site with: Socket.IO as it comes, with its
// connection state recovery on. It numbers and broadcasts messages, and stores none. Runs as a
// separate process and prints its port.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';

const server = createServer();
const io = new Server(server, { transports: ['websocket'], connectionStateRecovery: {} });
const seqByRoom = new Map<string, number>();

io.on('connection', (socket) => {
  const room = String(socket.handshake.auth.meetingId);
  // A recovered socket is in its rooms already.
  if (!socket.recovered) void socket.join(room);
  socket.on('message:send', ({ body }: { body: string }, done: (answer: { ok: true }) => void) => {
    const seq = (seqByRoom.get(room) ?? 0) + 1;
    seqByRoom.set(room, seq);
    io.to(room).emit('message', { seq, body });
    done({ ok: true });
  });
});
server.listen({ port: 0, host: '127.0.0.1', backlog: 4_096 }, () =>
  console.log((server.address() as AddressInfo).port),
);
