import type { Redis } from '../platform/redis.ts';
import { redisScript } from './redis-script.ts';
import type { Connection } from './room-connection.ts';
import { slotCalls } from './slot-calls.ts';

/**
 * The connections of each person, in all meetings and on all processes. They are counted apart from
 * the meetings' presence, because a cluster has them on other nodes. A place is claimed before the
 * meeting's lease is written; a claim without that lease expires by itself.
 */
export interface ConnectionLimit {
  /** Claims a place for each connection. @returns whether each got one */
  claim(connections: readonly Connection[]): Promise<boolean[]>;
  renew(connections: readonly Connection[]): Promise<void>;
  release(connections: readonly Connection[]): Promise<void>;
}

export function createConnectionLimit(
  redis: Redis,
  options: { readonly prefix: string; readonly leaseMs: number; readonly perPerson: number },
): ConnectionLimit {
  const { prefix, leaseMs, perPerson } = options;
  const script = redisScript(redis, 'connectionLimit');
  const run = (connections: readonly Connection[], ...command: [string, ...number[]]) =>
    Promise.all(
      slotCalls(redis, connections, ({ userId }) => userId).map(async ({ items, ids, placeOf }) => {
        const keys = ids.map((id) => `${prefix}:user:${id}`);
        const leases = items.flatMap((one) => [placeOf(one), `${one.meetingId}:${one.connectionId}`]);
        return { items, answer: await script(keys, ...command, ...leases) };
      }),
    );
  return {
    claim: async (connections) => {
      const calls = await run(connections, 'claim', leaseMs, perPerson);
      const admitted = new Set(
        calls.flatMap(({ items, answer }) => items.filter((_one, i) => (answer as number[])[i] === 1)),
      );
      return connections.map((one) => admitted.has(one));
    },
    renew: async (connections) => void (await run(connections, 'renew', leaseMs)),
    release: async (connections) => void (await run(connections, 'release')),
  };
}
