import type { Clock } from '../platform/clock.ts';
import type { Redis } from '../platform/redis.ts';

const minuteMs = 60_000;
/** The wait after the last free failure. It doubles with each further failure. */
const firstDelayMs = minuteMs;
const longestDelayMs = 30 * minuteMs;
/** A key without a failure for this long starts from zero. */
const memoryMs = 24 * 60 * minuteMs;

/**
 * KEYS: the hash. ARGV: now, free failures, first delay, longest delay, memory (ms). Returns the
 * wait if it refuses, else minus the failures.
 */
const failScript = `
local now, free = tonumber(ARGV[1]), tonumber(ARGV[2])
local blocked_until = tonumber(redis.call('HGET', KEYS[1], 'until') or '0')
if blocked_until > now then return blocked_until - now end
local failures = redis.call('HINCRBY', KEYS[1], 'failures', 1)
if failures >= free then
  local delay = math.min(tonumber(ARGV[3]) * 2 ^ math.min(failures - free, 20), tonumber(ARGV[4]))
  redis.call('HSET', KEYS[1], 'until', string.format('%.0f', now + delay))
end
redis.call('PEXPIRE', KEYS[1], ARGV[5])
return -failures`;

export type Failure =
  | { readonly isCounted: true; readonly failures: number }
  | { readonly isCounted: false; readonly retryAfterMs: number };

/**
 * Counts failures by key in Redis. A few are free, then each failure makes the key wait longer,
 * from one minute up to thirty.
 */
export interface FailureDelays {
  /** Milliseconds that the key has to wait, or 0. */
  waitMs(key: string): Promise<number>;
  /**
   * Counts a failure unless the key is already waiting, so that of many concurrent attempts only
   * the free ones count.
   */
  fail(key: string, freeFailures: number): Promise<Failure>;
  forget(key: string): Promise<void>;
}

export function createFailureDelays(redis: Redis, clock: Clock): FailureDelays {
  const name = (key: string) => `log-in-failures:${key}`;
  const now = () => clock.now().getTime();
  return {
    async waitMs(key) {
      const until = Number((await redis.hget(name(key), 'until')) ?? 0);
      return Math.max(0, until - now());
    },
    async fail(key, freeFailures) {
      const settings = [now(), freeFailures, firstDelayMs, longestDelayMs, memoryMs];
      const answer = Number(await redis.eval(failScript, 1, name(key), ...settings));
      return answer > 0 ? { isCounted: false, retryAfterMs: answer } : { isCounted: true, failures: -answer };
    },
    async forget(key) {
      await redis.del(name(key));
    },
  };
}
