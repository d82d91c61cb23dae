import type pg from 'pg';
import { type FallbackReason, serviceFailures, uselessReplies } from './ranking/index.ts';

/**
 * The state of the model's server according to stored recommendations. All processes see the same,
 * also after a restart.
 */
export interface StoredModelState {
  /**
   * Why the newest recommendation that called the model used none of its replies; `null`: it used
   * them.
   */
  readonly failure: FallbackReason | null;
  readonly at: Date;
  /**
   * Recommendations of the last day that fell back for the same reason, since the model replied
   * last.
   */
  readonly count: number;
  /**
   * Mean number of model calls per recommendation, over the recommendations of the last 24 hours
   * that called the model; `null`: none did.
   */
  readonly meanCalls: number | null;
}

/**
 * Reasons that tell nothing about the server: it was not called, or an earlier failure opened the
 * circuit.
 */
const silentReasons = [
  'no_api_key',
  'no_turn',
  'daily_cap',
  'daily_reserve',
  'account_reserve',
  'address_cap',
  'circuit_open',
  'cancelled',
  'internal_error',
  'not_stored',
  'comparison',
] as const satisfies readonly FallbackReason[];

interface StoredRow {
  readonly reason: FallbackReason | null;
  readonly at: Date;
  readonly count: number;
  readonly meanCalls: number | null;
}

const failures: readonly (string | null)[] = [...serviceFailures, ...uselessReplies];

/**
 * Reads the state from the newest telling recommendation of the last day; `null`: there is none.
 */
export async function findModelState(pool: pg.Pool): Promise<StoredModelState | null> {
  const { rows } = await pool.query<StoredRow>(
    `WITH telling AS (
       SELECT fallback_reason AS reason, created_at AS at FROM recommendations
       WHERE created_at > now() - interval '1 day' AND (fallback_reason IS NULL OR fallback_reason <> ALL($1))
     ), answered AS (
       SELECT max(at) AS at FROM telling WHERE reason IS NULL OR reason <> ALL($2)
     )
     SELECT t.reason, t.at,
       (SELECT count(*)::int FROM telling o, answered a WHERE o.reason = t.reason AND o.at > coalesce(a.at, '-infinity')) AS count,
       (SELECT avg(calls)::float8 FROM recommendations
         WHERE created_at > now() - interval '1 day' AND calls > 0) AS "meanCalls"
     FROM telling t ORDER BY t.at DESC LIMIT 1`,
    [silentReasons, failures],
  );
  const [row] = rows;
  if (!row) return null;
  const isFailure = failures.includes(row.reason);
  const { at, count, meanCalls } = row;
  return { failure: isFailure ? row.reason : null, at, count: isFailure ? count : 0, meanCalls };
}
