import type { TransactingDatabase } from '../platform/db.ts';
import type { Logger } from '../platform/log.ts';
import { repeat } from '../platform/realtime/repeat.ts';
import { settleDueLists } from './settle-due-lists.ts';

/** How late a seat may pass on after an offer ran out. */
const settleEveryMs = 10_000;

/** Starts the periodic work of this feature. @returns a function that stops it */
export const startSeatJobs = (live: {
  readonly db: TransactingDatabase;
  readonly log: Logger;
}): (() => void) =>
  repeat(
    settleEveryMs,
    async function settleWaitingLists() {
      const settled = await settleDueLists(live);
      if (settled > 0) live.log.info({ settled }, 'waiting lists were settled');
    },
    live.log,
  );
