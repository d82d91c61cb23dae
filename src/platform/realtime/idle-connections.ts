import type { Server, Socket } from 'socket.io';

/**
 * Closes each connection that has been in no namespace for `timeoutMs`. The library's own
 * `connectTimeout` ends with the first namespace that is entered, so a client whose sockets were
 * closed could hold its connection for ever, beyond every limit.
 */
export function closeIdleConnections(io: Server, timeoutMs: number): void {
  const openSockets = new WeakMap<Socket['conn'], number>();
  io.on('new_namespace', (namespace) => {
    namespace.on('connection', (socket) => {
      const { conn } = socket;
      const count = (step: 1 | -1) => {
        const open = (openSockets.get(conn) ?? 0) + step;
        openSockets.set(conn, open);
        return open;
      };
      count(1);
      socket.on('disconnect', () => {
        if (count(-1) > 0 || conn.readyState !== 'open') return;
        setTimeout(() => {
          if (openSockets.get(conn) === 0) conn.close();
        }, timeoutMs).unref();
      });
    });
  });
}
