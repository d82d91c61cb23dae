import { createHash } from 'node:crypto';
import { z } from 'zod';
import { findSessions } from '../platform/http/session-list.ts';
import type { Redis } from '../platform/redis.ts';
import type { SessionDevice } from './session-device.ts';

const known = z.object({
  passport: z.object({
    user: z.object({ id: z.number(), epoch: z.number(), issuedAt: z.number() }),
  }),
  startedAt: z.number().optional(),
  device: z.custom<SessionDevice>((value) => typeof value === 'object' && value !== null).optional(),
  isNewPlace: z.boolean().optional(),
});

export interface OwnSession {
  readonly sessionId: string;
  /** Names the session in forms. The id itself would log its reader in. */
  readonly key: string;
  /** Undefined for a session of an earlier version. */
  readonly device: SessionDevice | undefined;
  readonly isNewPlace: boolean;
  readonly startedAt: Date;
  readonly lastUsedAt: Date;
}

export const sessionKeyOf = (sessionId: string): string =>
  createHash('sha256').update(`session key ${sessionId}`).digest('base64url').slice(0, 22);

/** Finds the open sessions of an account, at most 20, last used first. */
export async function findOwnSessions(
  redis: Redis,
  { accountId, epoch, now }: { accountId: number; epoch: number; now: Date },
): Promise<OwnSession[]> {
  const found = await findSessions(redis, accountId, now);
  const sessions = found.flatMap(({ sessionId, lastUsedAt, data }): OwnSession[] => {
    const session = known.safeParse(data);
    if (!session.success) return [];
    const { passport, startedAt, device, isNewPlace = false } = session.data;
    if (passport.user.id !== accountId || passport.user.epoch !== epoch) return [];
    const start = new Date(startedAt ?? passport.user.issuedAt);
    return [{ sessionId, key: sessionKeyOf(sessionId), device, isNewPlace, startedAt: start, lastUsedAt }];
  });
  return sessions.toSorted((a, b) => b.lastUsedAt.getTime() - a.lastUsedAt.getTime());
}
