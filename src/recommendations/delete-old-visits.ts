import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db.ts';
import { visitorLifetimeMs } from './policy.ts';
import { deleteVisitorRecommendations } from './visitor-repository.ts';

/** Rows of one statement, so that no statement runs long. */
const batchSize = 500;

/**
 * Deletes the recommendations of visitors who did not sign up within seven days.
 * @returns how many
 */
export async function deleteOldVisits({ db, clock }: { db: Database; clock: Clock }): Promise<number> {
  const before = new Date(clock.now().getTime() - visitorLifetimeMs);
  let deleted = 0;
  for (let batch = batchSize; batch === batchSize; deleted += batch)
    batch = await deleteVisitorRecommendations(db, before, batchSize);
  return deleted;
}
