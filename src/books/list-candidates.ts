import type { Database } from '../platform/db.ts';
import type { Book } from './book.ts';
import { shownAuthors } from './contributor.ts';
import { listBestOfGenre } from './repository.ts';

/** A book that may be recommended, with the names a reader would call its authors. */
export interface Candidate extends Book {
  readonly authors: readonly string[];
}

/** What a recommendation in a genre starts from: its best books in a stable order (best rank, then sales, then id), without those in `except`. */
export async function listCandidates(
  db: Database,
  options: { readonly genreId: number; readonly limit: number; readonly except?: readonly number[] },
): Promise<Candidate[]> {
  const books = await listBestOfGenre(db, options);
  return books.map((book) => ({ ...book, authors: shownAuthors(book.contributors).map(({ name }) => name) }));
}
