import type pg from 'pg';
import { measure, measureStates, type Registry } from '../platform/metrics.ts';

/** Registers the gauges of Web Push that are read from PostgreSQL, for the worker's `/metrics`. */
export function measurePushSubscriptions(registry: Registry, pool: pg.Pool): void {
  measureStates(
    registry,
    'push_subscriptions',
    'Push subscriptions: working, failing, waiting as their push service asked, dead after three failures',
    async () => {
      const { rows } = await pool.query<Record<string, number>>(
        `SELECT count(*) FILTER (WHERE dead_at IS NULL AND failed_count = 0 AND (retry_at IS NULL OR retry_at <= now()))::int AS working,
           count(*) FILTER (WHERE dead_at IS NULL AND failed_count > 0)::int AS failing,
           count(*) FILTER (WHERE dead_at IS NULL AND failed_count = 0 AND retry_at > now())::int AS waiting,
           count(*) FILTER (WHERE dead_at IS NOT NULL)::int AS dead
         FROM push_subscriptions`,
      );
      return rows[0] ?? {};
    },
  );
  measure(
    registry,
    'web_push_oldest_due_age_seconds',
    'How long the oldest notification has been due for Web Push; 0 when none is',
    async () => {
      const { rows } = await pool.query<{ age: number }>(
        `SELECT coalesce(extract(epoch FROM now() - min(web_push_due_at)), 0)::float8 AS age
         FROM notifications WHERE web_push_due_at <= now()`,
      );
      return rows[0]?.age ?? null;
    },
  );
}
