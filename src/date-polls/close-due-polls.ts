import { inTransaction } from '../platform/transaction.ts';
import { lockDuePolls, storeClose } from './close-repository.ts';
import type { DatePollServices } from './services.ts';

/** Polls in one run; the next run takes the others. */
const batchSize = 50;

/**
 * Closes the polls whose deadline has passed. Safe in several processes at once, late and doubled.
 * @returns how many it closed
 */
export const closeDuePolls = ({ db, jitter }: Pick<DatePollServices, 'db' | 'jitter'>): Promise<number> =>
  inTransaction(
    db,
    async (tx) => {
      const due = await lockDuePolls(tx, batchSize);
      for (const { id } of due) await storeClose(tx, id);
      return due.length;
    },
    jitter,
  );
