import type { Socket } from 'socket.io';

type Connection = Socket['conn'];

const counts = new WeakMap<Connection, number>();

/** Notes that an event of this connection begins (1) or ended (-1). */
export function noteUnderWay(connection: Connection, step: 1 | -1): void {
  counts.set(connection, (counts.get(connection) ?? 0) + step);
}

/** Whether an answer is still owed on this connection. */
export const isBusy = (connection: Connection): boolean => (counts.get(connection) ?? 0) > 0;
