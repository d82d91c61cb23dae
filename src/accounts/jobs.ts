import type pg from 'pg';
import type { Logger } from '../platform/log.ts';
import { repeat } from '../platform/realtime/repeat.ts';
import { fillSkeletons } from './fill-skeletons.ts';

/** A release may leave rows of the previous version for as long as it serves. */
const fillEveryMs = 10 * 60_000;

/** The worker's part of accounts. @returns the stop */
export function startAccountJobs({ pool, log }: { pool: pg.Pool; log: Logger }): () => void {
  const fill = async () => {
    const filled = await fillSkeletons(pool);
    if (filled > 0) log.info({ filled }, 'nicknames without a skeleton were filled in');
  };
  fill().catch((err) => log.warn({ err }, 'nicknames could not be filled in yet'));
  return repeat(fillEveryMs, fill, log);
}
