import { repeatAndFinish } from '../platform/realtime/repeat.ts';
import { countDueVotes } from './count-vote.ts';
import type { VoteJobServices } from './services.ts';
import { tellClosingVotes } from './tell-closing.ts';

const scanEveryMs = 10_000;
const stopTimeoutMs = 3_000;

/**
 * Counts votes when they are over, and tells members before. Votes that are over come first, so
 * that nobody is asked to vote in one. @returns a function that stops it after the run under way
 */
export const startBookVoteJobs = (services: VoteJobServices): (() => Promise<void>) =>
  repeatAndFinish(
    scanEveryMs,
    async function scanBookVotes() {
      const counted = await countDueVotes(services);
      const told = await tellClosingVotes(services);
      if (counted + told > 0)
        services.log.info({ counted, told }, 'book votes counted, and told that they close soon');
    },
    { log: services.log, stopTimeoutMs },
  );
