import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../platform/db.ts';
import type { Logger } from '../platform/log.ts';
import { repeat } from '../platform/realtime/repeat.ts';
import { type ImportBooks, runImport } from './run-import.ts';

/** Milliseconds between two looks for an import that was asked for. */
const lookEvery = 5_000;
/** Milliseconds that an import under way is waited for when the process leaves, and then its being given back. */
const patience = 1_000;

/** The worker's part of the operators' page. @returns the stop, which gives back an import that takes longer than the process has */
export function startOperationJobs(services: {
  db: Database;
  log: Logger;
  importBooks: ImportBooks;
}): () => Promise<void> {
  const leaving = new AbortController();
  let running: Promise<unknown> | null = null;
  const stop = repeat(
    lookEvery,
    async function importWhenAsked() {
      const run = runImport(services.db, services.importBooks, leaving.signal);
      running = run.catch(() => undefined);
      if (await run) services.log.info('an import was done');
    },
    services.log,
  );
  return async () => {
    stop();
    await Promise.race([running, pause(patience, undefined, { ref: false })]);
    leaving.abort();
    await Promise.race([running, pause(patience, undefined, { ref: false })]);
  };
}
