import type { Database } from '../platform/db.ts';
import { inTransaction } from '../platform/transaction.ts';
import type { DatePollJobServices } from './services.ts';

/**
 * Runs `work` for each poll in a transaction of its own. A failure is logged, so that the polls
 * behind it do not wait for it.
 * @returns how often `work` resolved to true
 */
export async function eachPoll(
  { db, jitter, log }: DatePollJobServices,
  pollIds: readonly number[],
  work: (tx: Database, pollId: number) => Promise<boolean>,
): Promise<number> {
  let count = 0;
  for (const pollId of pollIds) {
    const isDone = await inTransaction(db, (tx) => work(tx, pollId), jitter).catch((err) => {
      log.error({ err, pollId }, 'a deadline of a date poll could not be handled');
      return false;
    });
    if (isDone) count += 1;
  }
  return count;
}
