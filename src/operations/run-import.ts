import type { Database } from '../platform/db.ts';
import { claimImportRun, finishImportRun } from './repository.ts';

/** Brings new books in and says in a few lines what came of it. Fails with a message for the operator. */
export type ImportBooks = () => Promise<string>;

const longestSummary = 4_000;

/** Does the import that an operator asked for, if there is one. @returns whether there was */
export async function runImport(db: Database, importBooks: ImportBooks): Promise<boolean> {
  const id = await claimImportRun(db);
  if (id === null) return false;
  const outcome = await importBooks().then(
    (summary) => ({ summary, hasFailed: false }),
    (error: unknown) => ({
      summary: error instanceof Error ? error.message : String(error),
      hasFailed: true,
    }),
  );
  await finishImportRun(db, id, { ...outcome, summary: outcome.summary.slice(0, longestSummary) });
  return true;
}
