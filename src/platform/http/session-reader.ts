import { parseCookie } from 'cookie';
import { unsign } from 'cookie-signature';
import { z } from 'zod';
import { createBatch } from '../realtime/batch.ts';
import type { Redis } from '../redis.ts';
import { readKeys } from '../redis-slots.ts';
import { sessionCookieName } from './session-cookie.ts';
import type { SessionAge } from './session-lifetime.ts';
import { sessionKeyPrefix } from './session-store.ts';

const stored = z.object({
  passport: z.object({
    user: z.object({
      id: z.number(),
      epoch: z.number(),
      issuedAt: z.number(),
      isKept: z.boolean().optional(),
    }),
  }),
});

/**
 * The account of a session as stored at log-in. The caller must compare the epoch with the
 * account's.
 */
export interface SessionIdentity extends SessionAge {
  readonly sessionId: string;
  readonly userId: number;
  readonly epoch: number;
}

export type SessionReader = (cookieHeader: string | undefined) => Promise<SessionIdentity | null>;

/**
 * Reads the session of a socket's handshake without the middleware that pages use. Null: not logged
 * in. Concurrent reads share one Redis command: of a thousand separate reads the last ones would
 * time out before this process handled their replies.
 */
export function createSessionReader(options: {
  redis: Redis;
  secrets: readonly string[];
  publicOrigin: string;
}): SessionReader {
  const name = sessionCookieName(options.publicOrigin);
  const read = createBatch((sessionIds: string[]) =>
    readKeys(
      options.redis,
      sessionIds.map((id) => sessionKeyPrefix + id),
    ),
  );
  return async (cookieHeader) => {
    const value = parseCookie(cookieHeader ?? '')[name];
    if (!value?.startsWith('s:')) return null;
    const sessionId = options.secrets
      .map((secret) => unsign(value.slice(2), secret))
      .find((id) => id !== false);
    if (!sessionId) return null;
    const json = await read(sessionId);
    const session = json === null ? null : stored.safeParse(JSON.parse(json));
    if (!session?.success) return null;
    const { id: userId, ...rest } = session.data.passport.user;
    return { sessionId, userId, ...rest };
  };
}

/** For each session id whether the session still exists. */
export type SessionChecker = (sessionIds: readonly string[]) => Promise<boolean[]>;

export function createSessionChecker(redis: Redis): SessionChecker {
  return async (sessionIds) => {
    const values = await readKeys(
      redis,
      sessionIds.map((id) => sessionKeyPrefix + id),
    );
    return values.map((value) => value !== null);
  };
}
