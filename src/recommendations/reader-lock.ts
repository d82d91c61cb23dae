import type { Database } from '../platform/db.ts';
import type { Owner } from './owner.ts';

/** Namespaces of these advisory locks. No other lock uses these numbers. */
const accountLockSpace = 7_202;
const visitorLockSpace = 7_203;

/** Blocks other writers for this reader until the transaction ends. */
export async function lockReader(transaction: Database, { userId, visitorId }: Owner): Promise<void> {
  await (userId === null
    ? transaction.$executeRaw`SELECT pg_advisory_xact_lock(${visitorLockSpace}::int, hashtext(${visitorId}))`
    : transaction.$executeRaw`SELECT pg_advisory_xact_lock(${accountLockSpace}::int, ${userId}::int)`);
}
