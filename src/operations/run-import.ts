import type { Database } from '../platform/db.ts';
import { claimImportRun, finishImportRun, releaseImportRun } from './repository.ts';

/** Brings new books in and says in a few lines what came of it. Fails with a message for the operator. */
export type ImportBooks = () => Promise<string>;

const longestSummary = 4_000;

/**
 * Does the import that an operator asked for, if there is one. When `leaving` is aborted before it is done it is given back: another process, or the
 * next, does it then. @returns whether one was done
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
  await finishImportRun(db, id, { ...outcome, summary: outcome.summary.slice(0, longestSummary) });
  return true;
}
