import type { Database } from '../platform/db.ts';

/** Namespace of these advisory locks. No other lock uses this number. */
const advisoryLockSpace = 7_202;
/** Blocks other writers for this reader until the transaction ends. */
export async function lockReader(transaction: Database, userId: number): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${advisoryLockSpace}::int, ${userId}::int)`;
}
