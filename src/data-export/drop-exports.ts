import type { Database } from '../platform/db.ts';

/**
 * Deletes the files of a person who leaves, also one that a worker is making, which then stops. The
 * caller has locked her account.
 */
export async function dropExports(tx: Database, userId: number): Promise<void> {
  await tx.dataExport.deleteMany({ where: { userId } });
}
