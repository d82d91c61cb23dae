import { z } from 'zod';
import type { Redis } from '../../platform/redis.ts';
import { attemptLifetimeMs } from './attempt-store.ts';

const Newcomer = z.object({
  issuer: z.string(),
  subject: z.string(),
  email: z.object({ address: z.string(), isVerified: z.boolean() }).nullable(),
  next: z.string(),
  join: z.boolean(),
  isKept: z.boolean(),
});

/** A person who logged in at Kakao and has no account here yet. */
export type Newcomer = z.infer<typeof Newcomer>;

const keyOf = (browserId: string) => `kakao:newcomer:${browserId}`;

/** Keeps a newcomer in Redis for 15 minutes. Nothing about her is in the database yet. */
export async function keepNewcomer(redis: Redis, browserId: string, newcomer: Newcomer): Promise<void> {
  await redis.set(keyOf(browserId), JSON.stringify(newcomer), 'PX', attemptLifetimeMs);
}

export async function findNewcomer(redis: Redis, browserId: string | null): Promise<Newcomer | null> {
  const stored = browserId === null ? null : await redis.get(keyOf(browserId));
  return stored === null ? null : Newcomer.parse(JSON.parse(stored));
}

export async function forgetNewcomer(redis: Redis, browserId: string | null): Promise<void> {
  if (browserId !== null) await redis.del(keyOf(browserId));
}
