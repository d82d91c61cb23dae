import type pg from 'pg';

/**
 * Deletes the rows of the operators' log that are older than a year, through a function of the
 * database: the role of web and worker may not delete from the log itself.
 * @returns how many were deleted
 */
export async function expireOperatorLog(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>('SELECT expire_operator_log() AS count');
  return rows[0]?.count ?? 0;
}
