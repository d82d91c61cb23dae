import type { Database } from '../platform/db.ts';
import { claimImportRun, finishImportRun, releaseImportRun } from './repository.ts';

/** Imports books and returns a short report. Rejects with a message for the operator. */
export type ImportBooks = () => Promise<string>;

const maxSummaryLength = 4_000;

/**
 * Runs the requested import, if there is one. When `leaving` is aborted first, it gives the import
 * back to another worker.
 * @returns whether it ran one
 */
export async function runImport(
  db: Database,
  importBooks: ImportBooks,
  leaving: AbortSignal = AbortSignal.any([]),
): Promise<boolean> {
  const id = await claimImportRun(db);
  if (id === null) return false;
  const left = new Promise<null>((resolve) => {
    if (leaving.aborted) resolve(null);
    leaving.addEventListener('abort', () => resolve(null), { once: true });
  });
  const done = importBooks().then(
    (summary) => ({ summary, hasFailed: false }),
    (error: unknown) => ({
      summary: error instanceof Error ? error.message : String(error),
      hasFailed: true,
    }),
  );
  const outcome = await Promise.race([done, left]);
  if (outcome === null) {
    await releaseImportRun(db, id);
    return false;
  }
  await finishImportRun(db, id, { ...outcome, summary: outcome.summary.slice(0, maxSummaryLength) });
  return true;
}
