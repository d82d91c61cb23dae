import { findStandIns } from '../books/index.ts';
import type { Database } from '../platform/db.ts';
import type { Candidate } from './candidates/index.ts';
import type { StoredVerdict } from './feedback/index.ts';

/**
 * Returns a reader's verdicts as verdicts on works: one on another edition, a volume or a set names
 * the candidate that stands for the work.
 */
export async function verdictsOnWorks(
  db: Database,
  verdicts: readonly StoredVerdict[],
  candidates: readonly Candidate[],
): Promise<StoredVerdict[]> {
  const standIn = await findStandIns(
    db,
    verdicts.map(({ bookId }) => bookId),
    candidates.map(({ id }) => id),
  );
  return verdicts.map((verdict) => ({ ...verdict, bookId: standIn(verdict.bookId) }));
}
