import type { Clock } from '../clock.ts';
import type { Redis } from '../redis.ts';
import { deleteKeys, readKeys } from '../redis-slots.ts';
import { longestSessionSeconds } from './session-lifetime.ts';
import { sessionKeyPrefix } from './session-store.ts';

/** The set of an account's session ids by the time of their log-in. */
export const sessionIndexKey = (userId: number): string => `sessions-of:${userId}`;

/** Sessions that one account may have at a time. */
export const mostSessions = 20;

/** The sessions of each account. Bounded; recovers if Redis loses any part of it. */
export interface SessionIndex {
  /**
   * Adds a session that was just stored.
   * @returns the ids of the oldest sessions, which it ended to stay within the limit
   */
  admit(userId: number, sessionId: string): Promise<readonly string[]>;
  /** Ends one session of the account. Idempotent. */
  end(userId: number, sessionId: string): Promise<void>;
  /** Ends every session of the account. @returns their ids */
  endAll(userId: number): Promise<readonly string[]>;
}

/** On a cluster an index and its sessions are on different nodes, so no script can change both. */
export function createSessionIndex(redis: Redis, clock: Clock): SessionIndex {
  const key = sessionIndexKey;
  const keysOf = (sessionIds: readonly string[]) => sessionIds.map((id) => sessionKeyPrefix + id);
  /** Ends sessions before it removes them from the index, so that a failure loses none of them. */
  const endThese = async (userId: number, ended: readonly string[], expired: readonly string[] = []) => {
    await deleteKeys(redis, keysOf(ended));
    if (ended.length + expired.length > 0) await redis.zrem(key(userId), ...ended, ...expired);
  };
  return {
    admit: async (userId, sessionId) => {
      const answers = await redis
        .multi()
        .zadd(key(userId), clock.now().getTime(), sessionId)
        .expire(key(userId), longestSessionSeconds)
        .zrange(key(userId), '0', '-1')
        .exec();
      // Of log-ins at the same time, the last one to add itself finds all of them here.
      const others = ((answers?.at(-1)?.[1] ?? []) as string[]).filter((id) => id !== sessionId);
      const values = await readKeys(redis, keysOf(others));
      const living = others.filter((_id, at) => values[at] !== null);
      const ended = living.slice(0, Math.max(0, living.length - mostSessions + 1));
      const expired = others.filter((_id, at) => values[at] === null);
      await endThese(userId, ended, expired);
      return ended;
    },
    end: (userId, sessionId) => endThese(userId, [sessionId]),
    endAll: async (userId) => {
      const ids = await redis.zrange(key(userId), '0', '-1');
      await endThese(userId, ids);
      return ids;
    },
  };
}
