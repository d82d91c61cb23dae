import type { Database } from '../platform/db.ts';
import type { Logger } from '../platform/log.ts';
import { repeat } from '../platform/realtime/repeat.ts';
import { type ImportBooks, runImport } from './run-import.ts';

/** Milliseconds between two looks for an import that was asked for. */
const lookEvery = 5_000;

/** The worker's part of the operators' page. @returns the stop */
export function startOperationJobs(services: {
  db: Database;
  log: Logger;
  importBooks: ImportBooks;
}): () => void {
  return repeat(
    lookEvery,
    async function importWhenAsked() {
      if (await runImport(services.db, services.importBooks)) services.log.info('an import was done');
    },
    services.log,
  );
}
