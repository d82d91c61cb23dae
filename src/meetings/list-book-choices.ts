import { type Book, findBookIds, listBooks } from '../books/index.ts';
import type { Database } from '../platform/db.ts';
import { readQuery, type SearchPool } from '../platform/search/index.ts';

/** The most books that are shown to choose from; the search finds the rest. */
const choiceCount = 24;

/**
 * Lists books for a new meeting: the matches of `q`, best first, or without `q` the best-selling
 * books. The books of `firstIds` stand before them.
 * @throws {SearchBusyError}
 */
export const listBookChoices = async (
  live: { readonly db: Database; readonly searches: SearchPool },
  q: string,
  firstIds: readonly number[],
): Promise<Book[]> => {
  const found = await findBookIds(live, readQuery(q), choiceCount);
  return listBooks(live.db, [...new Set([...firstIds, ...found])]);
};
