import { createHash } from 'node:crypto';
import type { Clock } from '../platform/clock.ts';
import type { Redis } from '../platform/redis.ts';

const lifetimeSeconds = 180 * 24 * 60 * 60;
const keptPlaces = 8;

/**
 * The address blocks that an account logged in from, as digests in Redis. Only a hint: without them
 * an owner on a new device waits like a stranger.
 */
export interface UsualPlaces {
  has(accountId: number, addressBlock: string): Promise<boolean>;
  /** @returns whether the account has other places, but not this one */
  add(accountId: number, addressBlock: string): Promise<boolean>;
  forget(accountId: number): Promise<void>;
}

export function createUsualPlaces(redis: Redis, clock: Clock): UsualPlaces {
  const name = (accountId: number) => `usual-places:${accountId}`;
  return {
    has: async (accountId, addressBlock) =>
      (await redis.zscore(name(accountId), digest(accountId, addressBlock))) !== null,
    async add(accountId, addressBlock) {
      const key = name(accountId);
      const answers = await redis
        .multi()
        .zadd(key, clock.now().getTime(), digest(accountId, addressBlock))
        .zremrangebyrank(key, 0, -(keptPlaces + 1))
        .expire(key, lifetimeSeconds)
        .zcard(key)
        .exec();
      const [added, , , places] = answers?.map(([, answer]) => Number(answer)) ?? [];
      return added === 1 && (places ?? 0) > 1;
    },
    async forget(accountId) {
      await redis.del(name(accountId));
    },
  };
}

const digest = (accountId: number, addressBlock: string) =>
  createHash('sha256').update(`${accountId}:${addressBlock}`).digest('base64url').slice(0, 22);
