import { type Book, findBookIds, listBooks } from '../books/index.ts';
import type { Database } from '../platform/db.ts';
import { readQuery, type SearchPool } from '../platform/search/index.ts';

/** Books shown to choose from: a screen or two, the search finds the rest. */
const choiceCount = 24;

/**
 * Books that a meeting could be about: those that `q` finds, the best match first; without `q` the best sold.
 * @throws {SearchBusyError}
 */
export const listBookChoices = async (
  live: { readonly db: Database; readonly searches: SearchPool },
  q: string,
): Promise<Book[]> => listBooks(live.db, await findBookIds(live, readQuery(q), choiceCount));
