import { tellSilent } from '../asks/index.ts';
import { eachPoll } from './each-poll.ts';
import { askOf } from './poll-ask.ts';
import type { DatePollJobServices } from './services.ts';
import { claimWarning, findSoonOver } from './warning-repository.ts';

/** Polls in one run; the next run takes the others. */
const batchSize = 50;

/**
 * Tells members who have not answered that a poll closes soon, once per poll. Safe in several
 * processes at once, late and doubled; a poll that is over by then tells nobody.
 * @returns the number of polls
 */
export async function warnSilent(services: DatePollJobServices): Promise<number> {
  return eachPoll(services, await findSoonOver(services.db, batchSize), async (tx, pollId) => {
    const isClaimed = await claimWarning(tx, pollId);
    if (isClaimed) await tellSilent(services, tx, askOf(pollId));
    return isClaimed;
  });
}
