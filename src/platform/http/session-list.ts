import { z } from 'zod';
import type { Redis } from '../redis.ts';
import { mostSessions, sessionIndexKey } from './session-index.ts';
import { idleSeconds } from './session-lifetime.ts';
import { sessionKeyPrefix } from './session-store.ts';

/** A session as stored. `lastUsedAt` is exact to a minute. */
export interface StoredSession {
  readonly sessionId: string;
  readonly lastUsedAt: Date;
  readonly data: Readonly<Record<string, unknown>>;
}

const stored = z.looseObject({ cookie: z.looseObject({ originalMaxAge: z.number().nullish() }) });

/**
 * Finds the sessions of an account that still exist, newest log-in first, at most `mostSessions`.
 * The last use follows from the lifetime that Redis has left, so that nothing is stored for it.
 */
export async function findSessions(redis: Redis, userId: number, now: Date): Promise<StoredSession[]> {
  const ids = await redis.zrevrange(sessionIndexKey(userId), 0, mostSessions - 1);
  const found = await Promise.all(
    ids.map(async (sessionId) => {
      const key = sessionKeyPrefix + sessionId;
      const [json, leftMs] = await Promise.all([redis.get(key), redis.pttl(key)]);
      const data = json === null ? null : stored.safeParse(JSON.parse(json));
      if (!data?.success || leftMs < 0) return null;
      const lifetimeMs = data.data.cookie.originalMaxAge ?? idleSeconds.plain * 1_000;
      return {
        sessionId,
        lastUsedAt: new Date(now.getTime() - Math.max(0, lifetimeMs - leftMs)),
        data: data.data,
      };
    }),
  );
  return found.filter((session) => session !== null);
}
