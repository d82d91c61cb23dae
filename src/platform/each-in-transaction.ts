import type { Database, TransactingDatabase } from './db.ts';
import type { Logger } from './log.ts';
import { inTransaction, type Jitter } from './transaction.ts';

/**
 * Runs `work` for each id in a transaction of its own. A failure is logged with the message
 * `failure`, so that those behind it do not wait for it.
 * @returns how often `work` resolved to true
 */
export async function eachInTransaction(
  {
    db,
    jitter,
    log,
  }: { readonly db: TransactingDatabase; readonly jitter?: Jitter | undefined; readonly log: Logger },
  { ids, failure }: { readonly ids: readonly number[]; readonly failure: string },
  work: (tx: Database, id: number) => Promise<boolean>,
): Promise<number> {
  let count = 0;
  for (const id of ids) {
    const isDone = await inTransaction(db, (tx) => work(tx, id), jitter).catch((err) => {
      log.error({ err, id }, failure);
      return false;
    });
    if (isDone) count += 1;
  }
  return count;
}
