import { z } from 'zod';
import type { Redis } from '../../platform/redis.ts';
import { Purpose } from './purpose.ts';

const Attempt = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** The id of the browser that started the log-in. */
  browserId: z.string(),
  purpose: Purpose,
});

/** A log-in at Kakao that a browser has started and not come back from. */
export type Attempt = z.infer<typeof Attempt>;

export const attemptLifetimeMs = 15 * 60_000;

const keyOf = (state: string) => `kakao:attempt:${state}`;
/** The shape of a state that this site makes. */
const stateShape = /^[\w-]{43}$/;

export async function keepAttempt(redis: Redis, attempt: Attempt): Promise<void> {
  await redis.set(keyOf(attempt.state), JSON.stringify(attempt), 'PX', attemptLifetimeMs);
}

/**
 * Returns the attempt with this state and deletes it, so that an answer counts once. Null if this
 * browser has no such attempt.
 */
export async function takeAttempt(
  redis: Redis,
  state: unknown,
  browserId: string | null,
): Promise<Attempt | null> {
  if (browserId === null || typeof state !== 'string' || !stateShape.test(state)) return null;
  const stored = await redis.getdel(keyOf(state));
  if (stored === null) return null;
  const attempt = Attempt.parse(JSON.parse(stored));
  return attempt.browserId === browserId ? attempt : null;
}
