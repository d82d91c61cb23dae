import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { Redis } from '../../redis.ts';
import { deleteKeys } from '../../redis-slots.ts';
import { type Fields, type KeptForm, keptFormLimits } from './kept-form.ts';
import { seal, unseal } from './seal.ts';

const stored = z.object({
  accountId: z.number().nullable(),
  fields: z.record(z.string(), z.string()),
  keptAt: z.number(),
});

/** Sorted sets of kept forms by time. The oldest are deleted when a set is too large. */
const indexes = {
  ofAccounts: 'kept-forms',
  unproven: 'kept-forms-unproven',
  ofAccount: (accountId: number) => `kept-forms-of:${accountId}`,
};

export interface KeptFormStore {
  /**
   * Stores a form for the page that shows it. A later form for the same page and browser replaces
   * it.
   */
  keep(browserId: string, page: string, form: KeptForm): Promise<void>;
  /** Returns the fields to the account that wrote them; null to others and after half an hour. */
  find(browserId: string, page: string, accountId: number): Promise<Fields | null>;
  /** Deletes an account's form of a page, because it was sent. Another account's form stays. */
  drop(browserId: string, page: string, accountId: number): Promise<void>;
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
  const find: KeptFormStore['find'] = async (browserId, page, accountId) => {
    const key = keyOf(browserId, page);
    const sealed = await redis.getBuffer(key);
    const text = sealed && unseal(secrets, browserId, { place: key, sealed });
    if (text === null) return null;
    const form = stored.parse(JSON.parse(text));
    if (form.accountId !== null && form.accountId !== accountId) return null;
    const isFresh = clock.now().getTime() - form.keptAt < keptFormLimits.lifetimeMs;
    return isFresh ? form.fields : null;
  };
  return {
    keep: async (browserId, page, form) => {
      const key = keyOf(browserId, page);
      const now = clock.now().getTime();
      const { accountId, fields, isProven } = form;
      const text = JSON.stringify({ accountId, fields, keptAt: now });
      await redis.set(key, seal(secret, browserId, { place: key, text }), 'PX', keptFormLimits.lifetimeMs);
      if (!isProven || accountId === null)
        return addToIndex(redis, indexes.unproven, { key, now, limit: keptFormLimits.unproven });
      await addToIndex(redis, indexes.ofAccount(accountId), { key, now, limit: keptFormLimits.perAccount });
      return addToIndex(redis, indexes.ofAccounts, { key, now, limit: keptFormLimits.ofAccounts });
    },
    find,
    drop: async (browserId, page, accountId) => {
      if ((await find(browserId, page, accountId)) !== null) await redis.del(keyOf(browserId, page));
    },
  };
}

/** Adds a form to an index, and deletes the index's oldest forms beyond the limit. */
async function addToIndex(
  redis: Redis,
  index: string,
  { key, now, limit }: { key: string; now: number; limit: number },
): Promise<void> {
  const results = await redis
    .multi()
    .zadd(index, now, key)
    .pexpire(index, keptFormLimits.lifetimeMs)
    .zremrangebyscore(index, '-inf', now - keptFormLimits.lifetimeMs)
    .zcard(index)
    .exec();
  const excess = Number(results?.at(-1)?.[1] ?? 0) - limit;
  if (excess <= 0) return;
  const popped = await redis.zpopmin(index, excess);
  const keys = popped.filter((_value, at) => at % 2 === 0);
  await deleteKeys(redis, keys);
}

/** The key is a hash, so Redis holds neither the browser's id nor the page's address. */
const keyOf = (browserId: string, page: string) =>
  `kept-form:${createHash('sha256').update(`${browserId} ${page}`).digest('base64url')}`;

/** Deletes the forms that were kept for an account. */
export async function forgetKeptFormsOf(redis: Redis, accountId: number): Promise<void> {
  const index = indexes.ofAccount(accountId);
  const keys = await redis.zrange(index, '0', '-1');
  await deleteKeys(redis, [index, ...keys]);
  if (keys.length > 0) await redis.zrem(indexes.ofAccounts, ...keys);
}
