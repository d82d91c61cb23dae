import type { Database } from '../platform/db.ts';
import { eachInTransaction } from '../platform/each-in-transaction.ts';
import type { DatePollJobServices } from './services.ts';

/** Runs `work` for each poll as `eachInTransaction` does. */
export const eachPoll = (
  services: DatePollJobServices,
  ids: readonly number[],
  work: (tx: Database, pollId: number) => Promise<boolean>,
): Promise<number> =>
  eachInTransaction(services, { ids, failure: 'a deadline of a date poll could not be handled' }, work);
