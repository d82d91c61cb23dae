import type { Server, Socket } from 'socket.io';
import type { Clock } from '../clock.ts';
import { closeAtOnce } from './close-at-once.ts';

/**
 * Closes each connection that sends more than `uses` packets within `seconds`. Counts in fixed
 * intervals, so a connection costs two numbers.
 */
export function limitPackets(
  io: Server,
  limit: { readonly uses: number; readonly seconds: number },
  { clock, onRefused }: { readonly clock: Clock; readonly onRefused: () => void },
): void {
  io.engine.on('connection', (connection: Socket['conn']) => {
    let [count, startedAt] = [0, clock.now().getTime()];
    connection.on('packet', () => {
      count += 1;
      if (count <= limit.uses) return;
      const now = clock.now().getTime();
      if (now - startedAt < limit.seconds * 1_000) {
        onRefused();
        closeAtOnce(connection);
      }
      [count, startedAt] = [1, now];
    });
  });
}
