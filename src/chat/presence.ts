import { createBatch } from '../platform/realtime/batch.ts';
import type { Redis } from '../platform/redis.ts';
import { presenceScript } from './presence-script.ts';
import type { PresenceTiming } from './presence-timing.ts';

/**
 * Maximum number of arrivals or departures in one command. It takes a few milliseconds, in which
 * Redis does nothing else.
 */
const batchSize = 200;

export interface Connection {
  readonly meetingId: number;
  readonly userId: number;
  readonly connectionId: string;
}

export type Departure = Pick<Connection, 'meetingId' | 'userId'>;

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
  const script = presenceScript(redis);
  const run = (...args: (string | number)[]) => script(prefix, ...args);
  const idsIn = async (set: string) => new Set((await redis.smembers(`${prefix}:${set}`)).map(Number));
  const join = createBatch(
    async (connections: Connection[]) =>
      (await run('join', timing.leaseMs, connectionsPerPerson, ...flat(connections))) as number[],
    batchSize,
  );
  const leave = createBatch(async (connections: Connection[]) => {
    await run('leave', timing.graceMs, ...flat(connections));
    return connections;
  }, batchSize);

  return {
    timing,
    async join(connection) {
      const result = await join(connection);
      return result === 1 ? 'first' : result === 0 ? 'another' : 'refused';
    },
    async leave(connection) {
      await leave(connection);
    },
    async evict({ meetingId, userId }) {
      await run('evict', meetingId, userId);
    },
    async renew(connections) {
      if (connections.length > 0) await run('renew', timing.leaseMs, ...flat(connections));
    },
    async sweep() {
      const { sweepIntervalMs, renewIntervalMs } = timing;
      const departed = await run('sweep', 2 * sweepIntervalMs, Math.ceil(1.5 * renewIntervalMs));
      return inPairs(departed as string[]);
    },
    async greet({ meetingId, userId }) {
      await run('greet', meetingId, userId);
    },
    greeted: (meetingId) => idsIn(`greeted:${meetingId}`),
    online: (meetingId) => idsIn(`room:${meetingId}`),
    async versions(meetingIds) {
      return meetingIds.length === 0 ? [] : ((await run('versions', ...meetingIds)) as string[]);
    },
  };
}

const flat = (connections: readonly Connection[]) =>
  connections.flatMap(({ meetingId, userId, connectionId }) => [meetingId, userId, connectionId]);

const inPairs = (departed: readonly string[]): Departure[] =>
  Array.from({ length: departed.length / 2 }, (_, i) => ({
    meetingId: Number(departed[2 * i]),
    userId: Number(departed[2 * i + 1]),
  }));
