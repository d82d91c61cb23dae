import type pg from 'pg';
import { type DataExport, exportLimits } from './data-export.ts';

/**
 * Asks for an export unless one is being made, or the person had the most of a day.
 * @returns whether it was asked for
 */
export async function insertExport(pool: pg.Pool, userId: number): Promise<boolean> {
  const { rowCount } = await pool.query(
    `INSERT INTO data_exports (user_id)
     SELECT $1 WHERE (SELECT count(*) FROM data_exports
       WHERE user_id = $1 AND failed_at IS NULL AND asked_at > now() - interval '1 day') < $2
     ON CONFLICT (user_id) WHERE ready_at IS NULL AND failed_at IS NULL DO NOTHING`,
    [userId, exportLimits.mostADay],
  );
  return rowCount === 1;
}

interface ShownExport {
  readonly newest: DataExport | null;
  /** When the person can ask again; null for now. */
  readonly nextAt: Date | null;
}

/** Returns a person's newest export, and when she can ask for another one. */
export async function findExport(pool: pg.Pool, userId: number): Promise<ShownExport> {
  const [newest, next] = await Promise.all([
    pool.query<Omit<DataExport, 'sizeBytes'> & { sizeBytes: string | null }>(
      `SELECT id, asked_at AS "askedAt", expires_at AS "expiresAt", size_bytes AS "sizeBytes",
         CASE WHEN failed_at IS NOT NULL THEN 'failed' WHEN ready_at IS NULL THEN 'waiting'
           WHEN expires_at > now() THEN 'ready' ELSE 'expired' END AS state
       FROM data_exports WHERE user_id = $1 ORDER BY asked_at DESC, id DESC LIMIT 1`,
      [userId],
    ),
    pool.query<{ nextAt: Date }>(
      `SELECT asked_at + interval '1 day' AS "nextAt" FROM data_exports
       WHERE user_id = $1 AND failed_at IS NULL AND asked_at > now() - interval '1 day'
       ORDER BY asked_at DESC OFFSET $2 LIMIT 1`,
      [userId, exportLimits.mostADay - 1],
    ),
  ]);
  const row = newest.rows[0];
  return {
    newest: row ? { ...row, sizeBytes: row.sizeBytes === null ? null : Number(row.sizeBytes) } : null,
    nextAt: next.rows[0]?.nextAt ?? null,
  };
}

/** Deletes the files that have expired, and what is left of exports after two days. */
export async function deleteOldExports(pool: pg.Pool): Promise<void> {
  await pool.query(
    `DELETE FROM data_export_pieces p USING data_exports e
     WHERE e.id = p.export_id AND (e.failed_at IS NOT NULL OR e.expires_at <= now())`,
  );
  await pool.query(
    `DELETE FROM data_exports
     WHERE asked_at < now() - interval '2 days' AND (failed_at IS NOT NULL OR expires_at <= now())`,
  );
}
