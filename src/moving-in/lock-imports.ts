import type { Database } from '../platform/db.ts';

/**
 * Keeps other imports of the club and their undoing out until the transaction ends: they write the
 * same names and lines. Returns false if another one runs. Comes before the lock of the club.
 */
export async function lockImports(tx: Database, clubId: number): Promise<boolean> {
  const [row] = await tx.$queryRaw<[{ isLocked: boolean }]>`
    SELECT pg_try_advisory_xact_lock(hashtext('club import'), ${clubId}::int) AS "isLocked"`;
  return row.isLocked;
}
