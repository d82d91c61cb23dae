import type pg from 'pg';
import type { Subscription } from './web-push-client.ts';

/** After this number of failures in a row a subscription is dead. */
const maxFailuresInARow = 3;

/** Clears the failures of a subscription that works. */
export async function clearFailures(pool: pg.Pool, { endpoint }: Subscription): Promise<void> {
  await pool.query(
    'UPDATE push_subscriptions SET failed_count = 0, retry_at = NULL WHERE endpoint = $1 AND dead_at IS NULL',
    [endpoint],
  );
}

/**
 * Records a failed push. The subscription is not tried again before `retryAfterSeconds`; with 0 the
 * next notification may try it. `isCounted`: the failure counts towards the three that end it.
 * @returns whether the subscription is dead
 */
export async function recordFailure(
  pool: pg.Pool,
  { endpoint }: Subscription,
  { isCounted, retryAfterSeconds }: { isCounted: boolean; retryAfterSeconds: number },
): Promise<{ isDead: boolean }> {
  const { rows } = await pool.query<{ is_dead: boolean }>(
    `UPDATE push_subscriptions
     SET failed_count = failed_count + $2::int,
       retry_at = CASE WHEN $3::int > 0 THEN now() + make_interval(secs => $3::int) ELSE retry_at END,
       dead_at = CASE WHEN failed_count + $2::int >= ${maxFailuresInARow} THEN coalesce(dead_at, now()) ELSE dead_at END
     WHERE endpoint = $1 RETURNING dead_at IS NOT NULL AS is_dead`,
    [endpoint, isCounted ? 1 : 0, retryAfterSeconds],
  );
  return { isDead: rows[0]?.is_dead ?? false };
}
