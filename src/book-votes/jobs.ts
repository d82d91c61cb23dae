import type { TransactingDatabase } from '../platform/db.ts';
import type { Logger } from '../platform/log.ts';
import { repeatAndFinish } from '../platform/realtime/repeat.ts';
import { countDueVotes } from './count-vote.ts';

const scanEveryMs = 10_000;
const stopTimeoutMs = 3_000;

/** Counts votes when they are over. @returns a function that stops it after the run under way */
export const startBookVoteJobs = ({
  db,
  log,
}: {
  readonly db: TransactingDatabase;
  readonly log: Logger;
}): (() => Promise<void>) =>
  repeatAndFinish(
    scanEveryMs,
    async function countVotes() {
      const counted = await countDueVotes(db);
      if (counted > 0) log.info({ counted }, 'book votes counted');
    },
    { log, stopTimeoutMs },
  );
