import type pg from 'pg';
import type { Database } from '../platform/db.ts';

/** How long a worker that stopped keeps others away. */
const leaseSeconds = 60;

/** Stores the job that erases an account. */
export const insertLeaving = (tx: Database, userId: number): Promise<unknown> =>
  tx.leaving.create({ data: { userId } });

/** Takes the lease of an account to erase; null if there is none or other workers have them. */
export async function claimLeaving(pool: pg.Pool): Promise<number | null> {
  const { rows } = await pool.query<{ user_id: number }>({
    text: `UPDATE leavings SET leased_until = now() + make_interval(secs => $1)
           WHERE user_id = (
             SELECT user_id FROM leavings WHERE leased_until IS NULL OR leased_until < now()
             ORDER BY user_id LIMIT 1 FOR UPDATE SKIP LOCKED
           ) RETURNING user_id`,
    values: [leaseSeconds],
  });
  return rows[0]?.user_id ?? null;
}

export const renewLease = async (pool: pg.Pool, userId: number): Promise<void> => {
  await pool.query(
    'UPDATE leavings SET leased_until = now() + make_interval(secs => $1) WHERE user_id = $2',
    [leaseSeconds, userId],
  );
};

/** Marks the last letter as sent. Returns false if it was sent before. */
export const markLetter = async (pool: pg.Pool, userId: number): Promise<boolean> =>
  (
    await pool.query('UPDATE leavings SET letter_at = now() WHERE user_id = $1 AND letter_at IS NULL', [
      userId,
    ])
  ).rowCount === 1;

/** Allows another attempt of the letter. */
export const unmarkLetter = (pool: pg.Pool, userId: number): Promise<unknown> =>
  pool.query('UPDATE leavings SET letter_at = NULL WHERE user_id = $1', [userId]);

/** Removes a person from the record of the meetings that were moved from the original site. */
export const forgetMovedMember = (pool: pg.Pool, userId: number): Promise<unknown> =>
  pool.query('UPDATE moved_meetings SET user_ids = array_remove(user_ids, $1) WHERE $1 = ANY (user_ids)', [
    userId,
  ]);
