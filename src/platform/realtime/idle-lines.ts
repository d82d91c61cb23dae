import type { Server, Socket } from 'socket.io';

/**
 * Closes a connection that is in no namespace any more, after so many milliseconds. The library's own `connectTimeout` is over with the first
 * namespace that is entered: who was let go could hold her line for ever, outside of every limit.
 */
export function closeIdleLines(io: Server, patience: number): void {
  const entered = new WeakMap<Socket['conn'], number>();
  io.on('new_namespace', (namespace) => {
    namespace.on('connection', (socket) => {
      const { conn } = socket;
      const count = (step: 1 | -1) => {
        const now = (entered.get(conn) ?? 0) + step;
        entered.set(conn, now);
        return now;
      };
      count(1);
      socket.on('disconnect', () => {
        if (count(-1) > 0 || conn.readyState !== 'open') return;
        setTimeout(() => {
          if (entered.get(conn) === 0) conn.close();
        }, patience).unref();
      });
    });
  });
}
