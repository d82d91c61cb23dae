import type { Database } from '../platform/db.ts';
import type { ClaimedExport } from './claim-repository.ts';
import { exportLimits } from './data-export.ts';

/**
 * Makes a file ready for download and deletes the person's older one.
 * @returns false if another worker has the export, or the person left
 */
export async function markReady(tx: Database, claim: ClaimedExport, sizeBytes: number): Promise<boolean> {
  // A person who leaves locks her account before she deletes her exports. The same order here keeps
  // the two from waiting for each other.
  await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${claim.userId} FOR KEY SHARE`;
  const count = await tx.$executeRaw`
    UPDATE data_exports SET ready_at = now(), lease_until = NULL, size_bytes = ${sizeBytes},
      expires_at = now() + make_interval(hours => ${exportLimits.keptHours})
    WHERE id = ${claim.id} AND tries = ${claim.try} AND ready_at IS NULL AND failed_at IS NULL`;
  if (count === 0) return false;
  await tx.$executeRaw`
    DELETE FROM data_export_pieces p USING data_exports e
    WHERE e.id = p.export_id AND e.user_id = ${claim.userId} AND e.id <> ${claim.id}`;
  await tx.$executeRaw`
    UPDATE data_exports SET expires_at = now()
    WHERE user_id = ${claim.userId} AND id <> ${claim.id} AND expires_at > now()`;
  return true;
}

/**
 * Gives up the exports that were tried often enough. Locks the accounts first, as `markReady` does.
 * @returns their ids and people
 */
export const failExports = (tx: Database): Promise<{ id: number; userId: number }[]> =>
  tx.$queryRaw`
    WITH due AS MATERIALIZED (
      SELECT e.id FROM data_exports e JOIN users u ON u.id = e.user_id AND u.left_at IS NULL
      WHERE e.ready_at IS NULL AND e.failed_at IS NULL AND e.tries >= ${exportLimits.mostTries}
        AND e.lease_until <= now()
      FOR KEY SHARE OF u
    )
    UPDATE data_exports e SET failed_at = now(), lease_until = NULL FROM due
    WHERE e.id = due.id RETURNING e.id, e.user_id AS "userId"`;
