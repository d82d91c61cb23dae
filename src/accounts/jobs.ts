import type pg from 'pg';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/log.ts';
import { repeat } from '../platform/realtime/repeat.ts';
import { deleteOldEmailChanges } from './email-change-repository.ts';
import { fillSkeletons } from './fill-skeletons.ts';

/** During a release the previous version keeps writing rows without a skeleton. */
const fillEveryMs = 10 * 60_000;
const deleteEveryMs = 60 * 60_000;

interface JobServices {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Starts the periodic work of this feature. @returns a function that stops it */
export function startAccountJobs({ pool, clock, log }: JobServices): () => void {
  const fill = async () => {
    const filled = await fillSkeletons(pool);
    if (filled > 0) log.info({ filled }, 'skeletons of nicknames written');
  };
  fill().catch((err) => log.warn({ err }, 'skeletons of nicknames not written; retrying later'));
  const deleteChanges = async () => void (await deleteOldEmailChanges(pool, clock.now()));
  const stops = [repeat(fillEveryMs, fill, log), repeat(deleteEveryMs, deleteChanges, log)];
  return () => {
    for (const stop of stops) stop();
  };
}
