import type { Clock } from '../clock.ts';
import type { Redis } from '../redis.ts';
import { longestSessionSeconds } from './session-lifetime.ts';
import { sessionKeyPrefix } from './session-store.ts';

/** The set of an account's session ids by the time of their log-in. */
export const sessionIndexKey = (userId: number): string => `sessions-of:${userId}`;

/** Sessions that one account may have at a time. */
export const mostSessions = 20;

/**
 * KEYS: the index, a set of session ids by the time of their log-in. ARGV: the new id, now (ms),
 * most sessions, lifetime of the index (s), prefix of session keys. Removes expired sessions from
 * the index, ends the oldest sessions beyond the limit, and returns the ids of the ended ones.
 */
const admitScript = `
redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1])
local living = {}
for _, id in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
  if redis.call('EXISTS', ARGV[5] .. id) == 1 then
    if id ~= ARGV[1] then living[#living + 1] = id end
  else
    redis.call('ZREM', KEYS[1], id)
  end
end
local ended = {}
for at = 1, #living - tonumber(ARGV[3]) + 1 do
  redis.call('DEL', ARGV[5] .. living[at])
  redis.call('ZREM', KEYS[1], living[at])
  ended[at] = living[at]
end
redis.call('EXPIRE', KEYS[1], ARGV[4])
return ended`;

/**
 * KEYS: the index. ARGV: prefix of session keys. Ends every session of the index and returns their
 * ids.
 */
const endAllScript = `
local ids = redis.call('ZRANGE', KEYS[1], 0, -1)
for _, id in ipairs(ids) do redis.call('DEL', ARGV[1] .. id) end
redis.call('DEL', KEYS[1])
return ids`;

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

export function createSessionIndex(redis: Redis, clock: Clock): SessionIndex {
  const key = sessionIndexKey;
  return {
    admit: async (userId, sessionId) => {
      const settings = [
        sessionId,
        clock.now().getTime(),
        mostSessions,
        longestSessionSeconds,
        sessionKeyPrefix,
      ];
      return (await redis.eval(admitScript, 1, key(userId), ...settings)) as string[];
    },
    end: async (userId, sessionId) => {
      await redis.del(sessionKeyPrefix + sessionId);
      await redis.zrem(key(userId), sessionId);
    },
    endAll: async (userId) => (await redis.eval(endAllScript, 1, key(userId), sessionKeyPrefix)) as string[],
  };
}
