import { setTimeout as pause } from 'node:timers/promises';
import type { Database, TransactingDatabase } from '../platform/db.ts';
import { unavailable } from '../platform/errors.ts';
import { inTransaction, type Jitter } from '../platform/transaction.ts';

/** With the timeout of a lock after it, a page still answers within 4 s. */
const longestWaitMs = 2_300;

/** The end of the last act on each club, by database. */
const endsOf = new WeakMap<TransactingDatabase, Map<number, Promise<void>>>();

/**
 * Runs a transaction that locks a club. Each process runs one at a time for a club: when many
 * people join at once, they wait without a connection, and other pages keep theirs.
 * @throws {AppError} 503 if its turn does not come soon
 */
export async function inClubTransaction<Result>(
  { db, jitter }: { readonly db: TransactingDatabase; readonly jitter?: Jitter | undefined },
  clubId: number,
  work: (tx: Database) => Promise<Result>,
): Promise<Result> {
  const ends = endsOf.get(db) ?? new Map<number, Promise<void>>();
  endsOf.set(db, ends);
  const before = ends.get(clubId);
  const own = Promise.withResolvers<void>();
  const end = before ? before.then(() => own.promise) : own.promise;
  ends.set(clubId, end);
  try {
    if (before && !(await comesSoon(before))) throw unavailable(new Error('too many acts on one club'));
    return await inTransaction(db, work, jitter);
  } finally {
    own.resolve();
    if (ends.get(clubId) === end) ends.delete(clubId);
  }
}

async function comesSoon(turn: Promise<void>): Promise<boolean> {
  const timer = new AbortController();
  const tooLate = pause(longestWaitMs, false, { signal: timer.signal }).catch(() => false);
  const isSoon = await Promise.race([turn.then(() => true), tooLate]);
  timer.abort();
  return isSoon;
}
