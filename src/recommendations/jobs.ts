import type { Clock } from '../platform/clock.ts';
import type { TransactingDatabase } from '../platform/db.ts';
import type { Logger } from '../platform/log.ts';
import { repeat } from '../platform/realtime/repeat.ts';
import { deleteOldVisits } from './delete-old-visits.ts';
import { recountOutcomes } from './outcomes/index.ts';

const deleteEveryMs = 10 * 60_000;
/** How often it looks for counts that are older than an hour. */
const recountEveryMs = 5 * 60_000;

/** Starts the periodic work of this feature. @returns a function that stops it */
export function startRecommendationJobs(services: {
  db: TransactingDatabase;
  clock: Clock;
  log: Logger;
}): () => void {
  const { log } = services;
  const stopDeleting = repeat(
    deleteEveryMs,
    async function deleteOldVisitsNow() {
      const deleted = await deleteOldVisits(services);
      if (deleted > 0) log.info({ deleted }, 'old recommendations of visitors deleted');
    },
    log,
  );
  const stopCounting = repeat(
    recountEveryMs,
    async function recountOutcomesNow() {
      await recountOutcomes(services);
    },
    log,
  );
  return () => {
    stopDeleting();
    stopCounting();
  };
}
