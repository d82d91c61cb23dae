import { createHash } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { type AppError, tooManyRequests } from '../errors.ts';
import { widerBlock, widerBlockFactor } from '../http/address-block.ts';
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
  /** Deletes the counted uses of a key in all limits. */
  forgetKey(key: string | number): Promise<void>;
}

/** Limits in Redis, with the same limits in memory as a fallback. */
export function createRateLimits(redis: Redis, limits: Limits): RateLimits {
  const limiters = createLimiters(redis, limits, 1);
  const widerLimiters = createLimiters(redis, limits, widerBlockFactor);
  /** Returns the limiter and key of a use, and for an IPv6 block also those of its /48. */
  const countersOf = (name: LimitName, key: string | number): Counter[] => {
    const wider = typeof key === 'string' ? widerBlock(key) : null;
    const own = { limiter: limiters[name], key: digest(key) };
    return wider === null ? [own] : [own, { limiter: widerLimiters[name], key: digest(wider) }];
  };
  const count = async (name: LimitName, key: string | number): Promise<Verdict> => {
    let usesLeft = Number.MAX_SAFE_INTEGER;
    for (const counter of countersOf(name, key)) {
      const verdict = await consume(counter);
      if (!verdict.ok) return verdict;
      usesLeft = Math.min(usesLeft, verdict.usesLeft);
    }
    return { ok: true, usesLeft };
  };
  return {
    count,
    async check(name, key) {
      let usesLeft = Number.MAX_SAFE_INTEGER;
      for (const { limiter, key: digested } of countersOf(name, key)) {
        const used = await limiter.get(digested);
        const left = limiter.points - (used?.consumedPoints ?? 0);
        if (left <= 0) return { ok: false, retryAfterMs: used?.msBeforeNext ?? limiter.duration * 1_000 };
        usesLeft = Math.min(usesLeft, left);
      }
      return { ok: true, usesLeft };
    },
    async enforce(name, key) {
      const verdict = await count(name, key);
      if (!verdict.ok) throw tooManyUses(verdict);
    },
    async forget(name, key) {
      await limiters[name].delete(digest(key));
    },
    async forgetKey(key) {
      await Promise.all(limitNames.map((name) => limiters[name].delete(digest(key))));
    },
  };
}

/** For benchmarks (`BENCH=1`), where one machine simulates thousands of people. */
export const noRateLimits: RateLimits = {
  count: async () => ({ ok: true, usesLeft: Number.MAX_SAFE_INTEGER }),
  check: async () => ({ ok: true, usesLeft: Number.MAX_SAFE_INTEGER }),
  enforce: async () => {},
  forget: async () => {},
  forgetKey: async () => {},
};

/** Returns the error for a refused use: a 429 page with the time to wait. */
export const tooManyUses = ({ retryAfterMs }: { readonly retryAfterMs: number }): AppError =>
  tooManyRequests(tooManyMessage(retryAfterMs), Math.max(1, Math.ceil(retryAfterMs / 1_000)));

interface Counter {
  readonly limiter: RateLimiterRedis;
  readonly key: string;
}

async function consume({ limiter, key }: Counter): Promise<Verdict> {
  try {
    return { ok: true, usesLeft: (await limiter.consume(key)).remainingPoints };
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return { ok: false, retryAfterMs: refused.msBeforeNext };
    throw refused;
  }
}

/** One limiter for each limit, with its uses multiplied by the factor. */
const createLimiters = (redis: Redis, limits: Limits, factor: number) =>
  Object.fromEntries(
    limitNames.map((name) => [name, createLimiter(redis, name, { ...limits[name], factor })]),
  ) as Record<LimitName, RateLimiterRedis>;

function createLimiter(
  redis: Redis,
  name: LimitName,
  { uses, seconds, factor }: Limits[LimitName] & { factor: number },
) {
  const shape = { keyPrefix: `limit:${name}`, points: uses * factor, duration: seconds };
  return new RateLimiterRedis({
    ...shape,
    storeClient: redis,
    insuranceLimiter: new RateLimiterMemory(shape),
  });
}

const digest = (key: string | number) => createHash('sha256').update(String(key)).digest('base64url');
