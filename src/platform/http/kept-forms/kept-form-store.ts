import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { Redis } from '../../redis.ts';
import { type Fields, type KeptForm, keptFormLimits } from './kept-form.ts';
import { seal, unseal } from './seal.ts';

const stored = z.object({
  accountId: z.number().nullable(),
  fields: z.record(z.string(), z.string()),
  keptAt: z.number(),
});

/** A sorted set of all kept forms by time. The oldest are deleted when there are too many. */
const indexKey = 'kept-forms';

export interface KeptFormStore {
  /**
   * Stores a form for the page that shows it. A later form for the same page and browser replaces
   * it.
   */
  keep(browserId: string, page: string, form: KeptForm): Promise<void>;
  /**
   * Returns the fields once and only to the account that wrote them; null otherwise and after half
   * an hour.
   */
  take(browserId: string, page: string, accountId: number): Promise<Fields | null>;
}

/** Stores forms encrypted in Redis for half an hour. They are lost if Redis loses its data. */
export function createKeptFormStore({
  redis,
  clock,
  secrets,
}: {
  redis: Redis;
  clock: Clock;
  /** The secrets of `SESSION_SECRET`; the first one encrypts. */
  secrets: readonly string[];
}): KeptFormStore {
  const [secret = ''] = secrets;
  return {
    keep: async (browserId, page, form) => {
      const key = keyOf(browserId, page);
      const now = clock.now().getTime();
      const text = JSON.stringify({ ...form, keptAt: now });
      const results = await redis
        .multi()
        .set(key, seal(secret, browserId, { place: key, text }), 'PX', keptFormLimits.lifetimeMs)
        .zadd(indexKey, now, key)
        .pexpire(indexKey, keptFormLimits.lifetimeMs)
        .zremrangebyscore(indexKey, '-inf', now - keptFormLimits.lifetimeMs)
        .zcard(indexKey)
        .exec();
      const count = Number(results?.at(-1)?.[1] ?? 0);
      if (count > keptFormLimits.count) await dropOldest(redis, count - keptFormLimits.count);
    },
    take: async (browserId, page, accountId) => {
      const key = keyOf(browserId, page);
      const sealed = await redis.getBuffer(key);
      const text = sealed && unseal(secrets, browserId, { place: key, sealed });
      if (text === null) return null;
      const form = stored.parse(JSON.parse(text));
      if (form.accountId !== null && form.accountId !== accountId) return null;
      // If two pages ask at the same moment, only one gets the form.
      const [isMine] = await Promise.all([redis.del(key), redis.zrem(indexKey, key)]);
      const isFresh = clock.now().getTime() - form.keptAt < keptFormLimits.lifetimeMs;
      return isMine === 1 && isFresh ? form.fields : null;
    },
  };
}

async function dropOldest(redis: Redis, count: number): Promise<void> {
  const popped = await redis.zpopmin(indexKey, count);
  const keys = popped.filter((_value, at) => at % 2 === 0);
  if (keys.length > 0) await redis.del(...keys);
}

/** The key is a hash, so Redis holds neither the browser's id nor the page's address. */
const keyOf = (browserId: string, page: string) =>
  `kept-form:${createHash('sha256').update(`${browserId} ${page}`).digest('base64url')}`;
