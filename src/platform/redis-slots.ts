import { Cluster } from 'ioredis';
import type { Redis } from './redis.ts';

// A cluster keeps each key on the node that holds the key's slot. One command, script or
// transaction may use keys of one slot only.

const isCluster = (redis: Redis): redis is Cluster => redis instanceof Cluster;

/**
 * Returns how an id stands in the names of keys that are used together. On a cluster the braces
 * put all keys with this id into one slot. On one server the names stay as they always were, so
 * that a version before reads the same keys.
 */
export const slotTag = (redis: Redis, id: number | string): string =>
  isCluster(redis) ? `{${id}}` : String(id);

/** Splits items into groups whose keys one script may use: on one server, all of them. */
export function groupBySlot<T>(redis: Redis, items: readonly T[], tagOf: (item: T) => number): T[][] {
  if (items.length === 0) return [];
  return isCluster(redis) ? [...Map.groupBy(items, tagOf).values()] : [[...items]];
}

/** Reads keys, with one command where the keys may be in different slots of one server. */
export async function readKeys(redis: Redis, keys: readonly string[]): Promise<(string | null)[]> {
  if (keys.length === 0) return [];
  return isCluster(redis) ? Promise.all(keys.map((key) => redis.get(key))) : redis.mget([...keys]);
}

export async function deleteKeys(redis: Redis, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  if (isCluster(redis)) await Promise.all(keys.map((key) => redis.del(key)));
  else await redis.del(...keys);
}

/** The prefix of BullMQ's keys: all of a queue are used together. */
export const queuePrefix = (redis: Redis): string => slotTag(redis, 'bull');
