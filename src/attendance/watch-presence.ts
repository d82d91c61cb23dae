import type pg from 'pg';
import type { Namespace } from 'socket.io';
import type { Logger } from '../platform/log.ts';
import { repeat } from '../platform/realtime/repeat.ts';
import { memberOfRoom } from '../platform/realtime/rooms.ts';
import { addPresence } from './presence-repository.ts';
import { createSeenPeriods } from './seen-periods.ts';

/** A killed process loses no more than this. */
const storeEveryMs = 30_000;
/** Members in one statement. */
const batchSize = 1_000;

interface PresenceServices {
  readonly pool: Pick<pg.Pool, 'query'>;
  readonly log: Logger;
  /** The process's monotonic clock in milliseconds. */
  readonly uptime: () => number;
}

export interface PresenceWatch {
  /** Stores what this process saw. A period that could not be stored is kept for the next call. */
  store(): Promise<void>;
  /** Ends the regular storing, and stores once more. */
  stop(): Promise<void>;
}

/**
 * Records how long members are in the chat rooms of this process. The chat joins the sockets of a
 * member to a room of Socket.IO. This listens to the adapter, so the chat need not know it, and
 * needs nothing of Redis.
 */
export function watchPresence(
  chat: Pick<Namespace, 'adapter'>,
  { pool, log, uptime }: PresenceServices,
): PresenceWatch {
  const seen = createSeenPeriods();
  chat.adapter.on('create-room', (room: string) => {
    const member = memberOfRoom(room);
    if (member) seen.arrived(member, uptime());
  });
  chat.adapter.on('delete-room', (room: string) => {
    const member = memberOfRoom(room);
    if (member) seen.departed(member, uptime());
  });
  const store = async () => {
    const periods = seen.list();
    for (let at = 0; at < periods.length; at += batchSize) {
      const batch = periods.slice(at, at + batchSize);
      await addPresence(pool, batch, uptime());
      seen.stored(batch, uptime());
    }
  };
  const stopRepeating = repeat(storeEveryMs, store, log);
  return {
    store,
    stop: async () => {
      stopRepeating();
      await store().catch((err) => log.warn({ err }, 'the last presence was not stored'));
    },
  };
}
