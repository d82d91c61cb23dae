import { setTimeout as pause } from 'node:timers/promises';
import type { Redis } from './redis.ts';

/**
 * Waits until a new client can send commands, so that the first pages of a process do not fail.
 * Resolves also if Redis cannot be reached, or after `limitMs`: visitors can read without it.
 */
export async function waitForRedis(redis: Redis, limitMs = 5_000): Promise<void> {
  if (redis.status === 'ready') return;
  const { promise: settled, resolve } = Promise.withResolvers<void>();
  redis.once('ready', resolve);
  redis.once('close', resolve);
  await Promise.race([settled, pause(limitMs, undefined, { ref: false })]);
  redis.off('ready', resolve);
  redis.off('close', resolve);
}
