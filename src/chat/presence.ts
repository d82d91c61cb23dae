import { createBatch } from '../platform/realtime/batch.ts';
import type { Redis } from '../platform/redis.ts';
import { presenceScript } from './presence-script.ts';

/** Milliseconds. See reliability.md D10 and D11: a killed process's people are gone after lease + sweep, a person who left after grace + sweep. */
export interface PresenceTiming {
  readonly lease: number;
  readonly renewEvery: number;
  readonly sweepEvery: number;
  /** How long somebody stays online without a connection, so that a reload is not a departure. */
  readonly grace: number;
}

export const presenceTiming: PresenceTiming = {
  lease: 12_000,
  renewEvery: 4_000,
  sweepEvery: 2_000,
  grace: 5_000,
};

/** Connections of one person, over all meetings and processes. */
const connectionLimit = 10;
/** Arrivals or departures in one command: Redis does nothing else meanwhile, a few milliseconds. */
const batchSize = 200;

export interface Connection {
  readonly meetingId: number;
  readonly userId: number;
  readonly connectionId: string;
}

export interface Departure {
  readonly meetingId: number;
  readonly userId: number;
}

export interface Presence {
  readonly timing: PresenceTiming;
  /** `first`: the person was not here; `another`: one more connection of hers; `refused`: she has too many. */
  join(connection: Connection): Promise<'first' | 'another' | 'refused'>;
  leave(connection: Connection): Promise<void>;
  /** Takes the person out of the meeting at once: she was removed, or the room closed. */
  evict(departure: Departure): Promise<void>;
  /** Renews the leases of all of a process's connections in one round trip. */
  renew(connections: readonly Connection[]): Promise<void>;
  /** Takes out everybody whose leases ran out. Each departure is told to one caller only. */
  sweep(): Promise<Departure[]>;
  /** Ids of the people online in a meeting. */
  online(meetingId: number): Promise<Set<number>>;
  /** A number per meeting that rises with each change: announcements of changes can be lost. */
  versions(meetingIds: readonly number[]): Promise<string[]>;
}

/** Presence in Redis. Every method fails when Redis is away; the room goes on without. */
export function createPresence(
  redis: Redis,
  options: { timing: PresenceTiming; isUnlimited: boolean },
): Presence {
  const { timing } = options;
  const limit = options.isUnlimited ? 1_000_000 : connectionLimit;
  // The commands of ioredis are made at run time; each client gets this one once.
  const client = redis as Redis & { presence?: (...args: (string | number)[]) => Promise<unknown> };
  if (!client.presence) redis.defineCommand('presence', { numberOfKeys: 0, lua: presenceScript });
  const run = (...args: (string | number)[]) =>
    (client.presence as NonNullable<typeof client.presence>)(...args);

  const flat = (connections: readonly Connection[]) =>
    connections.flatMap((one) => [one.meetingId, one.userId, one.connectionId]);
  const join = createBatch(
    async (connections: Connection[]) =>
      (await run('join', timing.lease, limit, ...flat(connections))) as number[],
    batchSize,
  );
  const leave = createBatch(async (connections: Connection[]) => {
    await run('leave', timing.grace, ...flat(connections));
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
      if (connections.length === 0) return;
      await run('renew', timing.lease, ...flat(connections));
    },
    async sweep() {
      const { sweepEvery, renewEvery } = timing;
      const flat = (await run('sweep', 2 * sweepEvery, Math.ceil(1.5 * renewEvery))) as string[];
      return Array.from({ length: flat.length / 2 }, (_, i) => ({
        meetingId: Number(flat[2 * i]),
        userId: Number(flat[2 * i + 1]),
      }));
    },
    async online(meetingId) {
      return new Set((await redis.smembers(`presence:room:${meetingId}`)).map(Number));
    },
    async versions(meetingIds) {
      return meetingIds.length === 0 ? [] : ((await run('versions', ...meetingIds)) as string[]);
    },
  };
}
