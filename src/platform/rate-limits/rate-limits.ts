import { createHash } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { tooManyRequests } from '../errors.ts';
import type { Redis } from '../redis.ts';
import { type LimitName, type Limits, limitNames } from './limit-table.ts';
import { tooManyMessage } from './rate-limit-messages.ts';

export type Verdict =
  | { readonly ok: true; readonly usesLeft: number }
  | { readonly ok: false; readonly retryAfterMs: number };

/**
 * The site's rate limits. Keys are account ids, address blocks or other names of a source; they are
 * hashed before they are stored. Counts are shared by all processes through Redis; while Redis is
 * unreachable each process counts in its own memory.
 */
export interface RateLimits {
  /** Counts a use and says whether it was within the limit. */
  count(name: LimitName, key: string | number): Promise<Verdict>;
  /** Says whether another use would be within the limit, without counting one. */
  check(name: LimitName, key: string | number): Promise<Verdict>;
  /** Counts a use. @throws {AppError} 429 with `Retry-After` if it exceeds the limit. */
  enforce(name: LimitName, key: string | number): Promise<void>;
  /** Deletes the counted uses of a key. */
  forget(name: LimitName, key: string | number): Promise<void>;
}

/** Limits in Redis, with the same limits in memory as a fallback. */
export function createRateLimits(redis: Redis, limits: Limits): RateLimits {
  const limiters = Object.fromEntries(
    limitNames.map((name) => [name, createLimiter(redis, name, limits[name])]),
  ) as Record<LimitName, RateLimiterRedis>;
  const count = async (name: LimitName, key: string | number): Promise<Verdict> => {
    try {
      const used = await limiters[name].consume(digest(key));
      return { ok: true, usesLeft: used.remainingPoints };
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return { ok: false, retryAfterMs: refused.msBeforeNext };
      throw refused;
    }
  };
  return {
    count,
    async check(name, key) {
      const used = await limiters[name].get(digest(key));
      const usesLeft = limits[name].uses - (used?.consumedPoints ?? 0);
      return usesLeft > 0
        ? { ok: true, usesLeft }
        : { ok: false, retryAfterMs: used?.msBeforeNext ?? limits[name].seconds * 1_000 };
    },
    async enforce(name, key) {
      const verdict = await count(name, key);
      if (!verdict.ok) throw refusal(verdict.retryAfterMs);
    },
    async forget(name, key) {
      await limiters[name].delete(digest(key));
    },
  };
}

/** For benchmarks (`BENCH=1`), where one machine simulates thousands of people. */
export const noRateLimits: RateLimits = {
  count: async () => ({ ok: true, usesLeft: Number.MAX_SAFE_INTEGER }),
  check: async () => ({ ok: true, usesLeft: Number.MAX_SAFE_INTEGER }),
  enforce: async () => {},
  forget: async () => {},
};

/** The error for a refused use: a 429 page with the time to wait. */
const refusal = (retryAfterMs: number) =>
  tooManyRequests(tooManyMessage(retryAfterMs), Math.max(1, Math.ceil(retryAfterMs / 1_000)));

function createLimiter(redis: Redis, name: LimitName, { uses, seconds }: Limits[LimitName]) {
  const shape = { keyPrefix: `limit:${name}`, points: uses, duration: seconds };
  return new RateLimiterRedis({
    ...shape,
    storeClient: redis,
    insuranceLimiter: new RateLimiterMemory(shape),
  });
}

const digest = (key: string | number) => createHash('sha256').update(String(key)).digest('base64url');
