import type { TransactingDatabase } from '../platform/db.ts';
import { eachInTransaction } from '../platform/each-in-transaction.ts';
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
export async function settleDueLists(services: {
  readonly db: TransactingDatabase;
  readonly log: Logger;
}): Promise<number> {
  const ids = await findDueLists(services.db, batchSize);
  return eachInTransaction(
    services,
    { ids, failure: 'a waiting list could not be settled' },
    async (tx, id) => {
      const now = await lockUnlessBusy(tx, id);
      if (now) await settleSeats(tx, id, now);
      return now !== null;
    },
  );
}

/** Settles the waiting list of one meeting, for a request that meets an offer that ran out. */
export const settleList = (db: TransactingDatabase, meetingId: number): Promise<void> =>
  inTransaction(db, async (tx) => {
    const now = await lockMeeting(tx, meetingId);
    if (now) await settleSeats(tx, meetingId, now);
  });
