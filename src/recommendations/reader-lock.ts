import type { Database } from '../platform/db.ts';

/** The space of our advisory locks: any number that nobody else uses. */
const advisoryLockSpace = 7_202;
/** Holds back other writers for this reader until the transaction ends. */
export async function lockReader(transaction: Database, userId: number): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${advisoryLockSpace}::int, ${userId}::int)`;
}
