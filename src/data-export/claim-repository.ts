import type pg from 'pg';
import { exportLimits } from './data-export.ts';

/** An export that this worker makes. */
export interface ClaimedExport {
  readonly id: number;
  readonly userId: number;
  /** Tells this claim from those before: only the newest can store anything. */
  readonly try: number;
}

/** Claims the export that waits longest, of a person who has not left; null if none waits. */
export async function claimExport(pool: pg.Pool): Promise<ClaimedExport | null> {
  const { rows } = await pool.query<ClaimedExport>(
    `WITH due AS (
       SELECT id FROM data_exports WHERE ready_at IS NULL AND failed_at IS NULL AND tries < $1
         AND (lease_until IS NULL OR lease_until <= now())
         AND EXISTS (SELECT FROM users u WHERE u.id = user_id AND u.left_at IS NULL)
       ORDER BY asked_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
     ), claimed AS (
       UPDATE data_exports e SET tries = e.tries + 1, lease_until = now() + make_interval(secs => $2)
       FROM due WHERE e.id = due.id RETURNING e.id, e.user_id AS "userId", e.tries AS try
     ), cleared AS (
       DELETE FROM data_export_pieces p USING claimed c WHERE p.export_id = c.id
     )
     SELECT * FROM claimed`,
    [exportLimits.mostTries, exportLimits.leaseSeconds],
  );
  return rows[0] ?? null;
}

/** Stores the next piece and renews the lease. @returns false if another worker has the export */
export async function insertPiece(
  pool: pg.Pool,
  claim: ClaimedExport,
  position: number,
  bytes: Uint8Array,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `WITH mine AS (
       UPDATE data_exports SET lease_until = now() + make_interval(secs => $5)
       WHERE id = $1 AND tries = $2 AND ready_at IS NULL AND failed_at IS NULL RETURNING id
     )
     INSERT INTO data_export_pieces (export_id, try, position, bytes) SELECT id, $2, $3, $4 FROM mine`,
    [claim.id, claim.try, position, bytes, exportLimits.leaseSeconds],
  );
  return rowCount === 1;
}

/** Releases the claim after a failed try. The next try comes `retrySeconds` later. */
export async function releaseClaim(pool: pg.Pool, claim: ClaimedExport): Promise<void> {
  await pool.query(
    `UPDATE data_exports SET lease_until = now() + make_interval(secs => $3)
     WHERE id = $1 AND tries = $2 AND ready_at IS NULL AND failed_at IS NULL`,
    [claim.id, claim.try, exportLimits.retrySeconds],
  );
}
