import type { Database } from '../platform/db.ts';
import type { ClaimedExport } from './claim-repository.ts';
import { exportLimits } from './data-export.ts';

/**
 * Makes a file ready for download and deletes the person's older one.
 * @returns false if another worker has the export
 */
export async function markReady(tx: Database, claim: ClaimedExport, sizeBytes: number): Promise<boolean> {
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

/** Gives up the exports that were tried often enough. @returns their ids and people */
export const failExports = (tx: Database): Promise<{ id: number; userId: number }[]> =>
  tx.$queryRaw`
    UPDATE data_exports SET failed_at = now(), lease_until = NULL
    WHERE ready_at IS NULL AND failed_at IS NULL AND tries >= ${exportLimits.mostTries} AND lease_until <= now()
    RETURNING id, user_id AS "userId"`;
