import { findOverPolls, lockUnsettled } from './close-repository.ts';
import { eachPoll } from './each-poll.ts';
import type { DatePollJobServices } from './services.ts';
import { settlePoll } from './settle-poll.ts';

/** Polls in one run; the next run takes the others. */
const batchSize = 50;

/**
 * Closes the polls whose deadline has passed and tells the members of open clubs. Safe in several
 * processes at once, late and doubled.
 * @returns how many it closed
 */
export async function closeDuePolls(services: DatePollJobServices): Promise<number> {
  return eachPoll(services, await findOverPolls(services.db, batchSize), async (tx, pollId) => {
    const over = await lockUnsettled(tx, pollId);
    if (over) await settlePoll(services, tx, { pollId, byUserId: null, isTold: over.isClubOpen });
    return over !== null;
  });
}
