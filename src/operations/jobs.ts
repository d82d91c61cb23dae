import type pg from 'pg';
import type { Database } from '../platform/db.ts';
import type { Logger } from '../platform/log.ts';
import { repeat, repeatAndFinish } from '../platform/realtime/repeat.ts';
import { expireOperatorLog } from './expire-operator-log.ts';
import { type ImportBooks, runImport } from './run-import.ts';

/** How often the worker checks for a requested import. */
const checkEveryMs = 5_000;
/** How often rows that are older than their retention are deleted. */
const expireEveryMs = 60 * 60_000;
/** How long a shutdown waits for a running import, and then for giving it back. */
const stopTimeoutMs = 1_000;

/**
 * Runs the imports that operators request, and keeps their log for a year.
 * @returns a function that stops it and gives back an import that takes longer than the shutdown
 * allows
 */
export function startOperationJobs(services: {
  db: Database;
  pool: pg.Pool;
  log: Logger;
  importBooks: ImportBooks;
}): () => Promise<void> {
  const leaving = new AbortController();
  const stop = repeatAndFinish(
    checkEveryMs,
    async function importWhenAsked() {
      const isDone = await runImport(services.db, services.importBooks, leaving.signal);
      if (isDone) services.log.info('an import was done');
    },
    { log: services.log, stopTimeoutMs },
  );
  const stopExpiring = repeat(
    expireEveryMs,
    async function deleteOldOperatorActs() {
      await expireOperatorLog(services.pool);
    },
    services.log,
  );
  return async () => {
    stopExpiring();
    await stop();
    leaving.abort();
    await stop();
  };
}
