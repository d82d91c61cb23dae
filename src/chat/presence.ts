import { createBatch } from '../platform/realtime/batch.ts';
import type { Redis } from '../platform/redis.ts';
import { readKeys } from '../platform/redis-slots.ts';
import { createConnectionLimit } from './connection-limit.ts';
import type { PresenceTiming } from './presence-timing.ts';
import type { Connection, Departure } from './room-connection.ts';
import { createRoomPresence, type RoomKey } from './room-presence.ts';

/**
 * Maximum number of arrivals or departures in one command. It takes a few milliseconds, in which
 * Redis does nothing else.
 */
const batchSize = 200;

/** Stores who is online in a meeting. Every method fails when Redis is away. */
export interface Presence {
  readonly timing: PresenceTiming;
  /**
   * Writes a lease. Returns `first` if the person was offline, `another` if she has more
   * connections, and `refused` if she has too many.
   */
  join(connection: Connection): Promise<'first' | 'another' | 'refused'>;
  /** Ends a lease. The person stays online for the grace. */
  leave(connection: Connection): Promise<void>;
  /** Takes a removed person out of the meeting at once. */
  evict(departure: Departure): Promise<void>;
  /** Renews the leases of all connections of a process in one round trip. */
  renew(connections: readonly Connection[]): Promise<void>;
  /** Records that a person said hello; idempotent. */
  greet(person: Departure): Promise<void>;
  /** Returns the ids of the people who said hello in a meeting in the last hour. */
  greeted(meetingId: number): Promise<Set<number>>;
  /** Removes the people whose leases expired, and returns each of them to one caller only. */
  sweep(): Promise<Departure[]>;
  /** Returns the ids of the people online in a meeting. */
  online(meetingId: number): Promise<Set<number>>;
  /** Returns a number for each meeting that rises with every change, for lost broadcasts. */
  versions(meetingIds: readonly number[]): Promise<string[]>;
}

export interface PresenceOptions {
  readonly timing: PresenceTiming;
  /** Maximum number of connections of one person, in all meetings and on all processes. */
  readonly connectionsPerPerson: number;
  /** The beginning of the keys in Redis. */
  readonly prefix: string;
}

export function createPresence(redis: Redis, options: PresenceOptions): Presence {
  const { timing, connectionsPerPerson, prefix } = options;
  const limit = createConnectionLimit(redis, {
    prefix,
    leaseMs: timing.leaseMs,
    perPerson: connectionsPerPerson,
  });
  const room = createRoomPresence(redis, prefix, timing);
  const idsIn = async (name: RoomKey, meetingId: number) =>
    new Set((await redis.smembers(room.keyOf(name, meetingId))).map(Number));
  const join = createBatch(async (connections: Connection[]) => {
    const hasPlace = await limit.claim(connections);
    const isFirst = await room.join(connections.filter((_one, i) => hasPlace[i]));
    return connections.map((one, i) => {
      if (!hasPlace[i]) return 'refused' as const;
      return isFirst.has(one) ? ('first' as const) : ('another' as const);
    });
  }, batchSize);
  const leave = createBatch(async (connections: Connection[]) => {
    await Promise.all([limit.release(connections), room.leave(connections)]);
    return connections;
  }, batchSize);

  return {
    timing,
    join,
    async leave(connection) {
      await leave(connection);
    },
    async evict(departure) {
      const ended = await room.evict(departure);
      await limit.release(ended.map((connectionId) => ({ ...departure, connectionId })));
    },
    async renew(connections) {
      await Promise.all([limit.renew(connections), room.join(connections)]);
    },
    sweep: room.sweep,
    greet: room.greet,
    greeted: (meetingId) => idsIn('greeted', meetingId),
    online: (meetingId) => idsIn('room', meetingId),
    async versions(meetingIds) {
      const keys = meetingIds.map((id) => room.keyOf('version', id));
      return (await readKeys(redis, keys)).map((version) => version ?? '0');
    },
  };
}
