import type pg from 'pg';
import type { Logger } from '../platform/log.ts';
import { repeat } from '../platform/realtime/repeat.ts';
import { fillSkeletons } from './fill-skeletons.ts';

/** During a release the previous version keeps writing rows without a skeleton. */
const fillEveryMs = 10 * 60_000;

/** Starts the periodic work of this feature. @returns a function that stops it */
export function startAccountJobs({ pool, log }: { pool: pg.Pool; log: Logger }): () => void {
  const fill = async () => {
    const filled = await fillSkeletons(pool);
    if (filled > 0) log.info({ filled }, 'skeletons of nicknames written');
  };
  fill().catch((err) => log.warn({ err }, 'skeletons of nicknames not written; retrying later'));
  return repeat(fillEveryMs, fill, log);
}
