import type { Database } from '../platform/db.ts';
import type { Logger } from '../platform/log.ts';
import { repeat } from '../platform/realtime/repeat.ts';
import { deleteExpiredDrafts } from './draft-repository.ts';

/** How much longer than its hour a preview may stay stored. */
const deleteEveryMs = 5 * 60_000;

/** Starts the periodic work of this feature. @returns a function that stops it */
export const startMovingInJobs = ({
  db,
  log,
}: {
  readonly db: Database;
  readonly log: Logger;
}): (() => void) =>
  repeat(
    deleteEveryMs,
    async function deleteOldDrafts() {
      await deleteExpiredDrafts(db);
    },
    log,
  );
