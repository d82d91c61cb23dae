import type { Database, TransactingDatabase } from '../platform/db.ts';
import { retryOnConflict } from '../platform/transaction.ts';

/** A file of 50,000 messages takes seconds; each statement stays short. */
const timeoutMs = 60_000;

/** Runs many statements in one transaction, with the retries of `retryOnConflict`. */
export const inLongTransaction = <T>(
  db: TransactingDatabase,
  work: (tx: Database) => Promise<T>,
): Promise<T> => retryOnConflict(() => db.$transaction(work, { timeout: timeoutMs }));
