import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Redis } from '../platform/redis.ts';
import { type Owner, ownerName } from './owner.ts';

/** A turn expires after this time if its process died. Longer than any recommendation takes. */
const turnLifetimeMs = 15_000;
const pollIntervalMs = 100;

/**
 * Deletes the key only if it still holds our token: an expired turn may belong to another request.
 */
const releaseScript = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0`;

export interface Turn {
  release(): Promise<void>;
}

/**
 * Takes the reader's turn, so that only one recommendation is made at a time for her across tabs,
 * clicks and processes. Others wait until the first is stored.
 * @returns `null` when `deadline` passed first
 */
export const takeTurn = (redis: Redis, owner: Owner, deadline: AbortSignal): Promise<Turn | null> =>
  takeTurnOf(redis, ownerName(owner), deadline);

/** Takes the turn of this name: of a reader, or of a club. */
export async function takeTurnOf(redis: Redis, name: string, deadline: AbortSignal): Promise<Turn | null> {
  const key = `recommendation-turn:${name}`;
  const token = randomUUID();
  while (!deadline.aborted) {
    if ((await redis.set(key, token, 'PX', turnLifetimeMs, 'NX')) === 'OK') {
      return { release: async () => void (await redis.eval(releaseScript, 1, key, token)) };
    }
    await delay(pollIntervalMs, undefined, { signal: deadline }).catch(() => undefined);
  }
  return null;
}
