import type { TransactingDatabase } from '../platform/db.ts';
import type { Logger } from '../platform/log.ts';
import { inTransaction } from '../platform/transaction.ts';
import { findDueLists, lockMeeting, lockUnlessBusy } from './due-list-repository.ts';
import { settleSeats } from './settle-seats.ts';

/** Meetings in one run; the next run takes the others. */
const batchSize = 100;

/**
 * Settles waiting lists that are out of date. A meeting that another transaction has locked is left
 * to it or to the next run. Safe in several processes at once. Returns how many were settled.
 */
export async function settleDueLists({
  db,
  log,
}: {
  readonly db: TransactingDatabase;
  readonly log: Logger;
}): Promise<number> {
  let count = 0;
  for (const meetingId of await findDueLists(db, batchSize)) {
    const hasSettled = await inTransaction(db, async (tx) => {
      const now = await lockUnlessBusy(tx, meetingId);
      if (now) await settleSeats(tx, meetingId, now);
      return now !== null;
    }).catch((err) => {
      // The lists behind it must not wait for this one.
      log.error({ err, meetingId }, 'a waiting list could not be settled');
      return false;
    });
    if (hasSettled) count += 1;
  }
  return count;
}

/** Settles the waiting list of one meeting, for a request that meets an offer that ran out. */
export const settleList = (db: TransactingDatabase, meetingId: number): Promise<void> =>
  inTransaction(db, async (tx) => {
    const now = await lockMeeting(tx, meetingId);
    if (now) await settleSeats(tx, meetingId, now);
  });
