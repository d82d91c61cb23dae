import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db.ts';
import type { Logger } from '../platform/log.ts';
import { repeat } from '../platform/realtime/repeat.ts';
import { deleteOldVisits } from './delete-old-visits.ts';

const deleteEveryMs = 10 * 60_000;

/** Starts the periodic work of this feature. @returns a function that stops it */
export function startRecommendationJobs(services: { db: Database; clock: Clock; log: Logger }): () => void {
  const { log } = services;
  return repeat(
    deleteEveryMs,
    async function deleteOldVisitsNow() {
      const deleted = await deleteOldVisits(services);
      if (deleted > 0) log.info({ deleted }, 'old recommendations of visitors deleted');
    },
    log,
  );
}
