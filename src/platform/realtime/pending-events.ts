import type { Socket } from 'socket.io';

type Connection = Socket['conn'];

const counts = new WeakMap<Connection, number>();

/** Counts that the handling of an event of this connection begins (1) or has ended (-1). */
export function countPendingEvent(connection: Connection, step: 1 | -1): void {
  counts.set(connection, (counts.get(connection) ?? 0) + step);
}

/** Returns whether an event of this connection is not answered yet. */
export const hasPendingEvents = (connection: Connection): boolean => (counts.get(connection) ?? 0) > 0;
