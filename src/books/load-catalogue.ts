import type { Database } from '../platform/db.ts';
import { insertAuthors, insertGenres } from './catalogue-repository.ts';
import { type ExcludedBook, excludeBooks } from './fixture/exclude-books.ts';
import { isSameBook, mergeBook } from './fixture/merge-book.ts';
import type { LoadedCatalogue } from './fixture/repair-catalogue.ts';
import { sharedIsbns } from './fixture/shared-isbns.ts';
import { matchStored } from './match-stored.ts';
import { findStored, insertBooks, updateBooks } from './stored-book-repository.ts';

export interface LoadReport {
  readonly newBooks: number;
  readonly changedBooks: number;
  readonly unchangedBooks: number;
  readonly newGenres: number;
  readonly newAuthors: number;
  /** Errors in the files that were repaired, one line each. */
  readonly repairs: readonly string[];
  /** Number of books in excluded genres (exclusions.json). */
  readonly excluded: readonly ExcludedBook[];
  /** Oddities in the files that were kept, one line each. */
  readonly notes: readonly string[];
}

/**
 * Writes the books of a catalogue that are new or changed, without books of excluded genres. The
 * caller holds the lock of the catalogue, and writes the search keys afterwards.
 */
export async function loadCatalogue(tx: Database, whole: LoadedCatalogue): Promise<LoadReport> {
  const { catalogue, excluded } = excludeBooks(whole);
  const newGenres = await insertGenres(tx, catalogue.genres);
  const newAuthors = await insertAuthors(tx, catalogue.authors);
  const itemIds = catalogue.books.map(({ itemId }) => itemId);
  const known = await findStored(tx, itemIds);
  const covered = await matchStored(
    tx,
    catalogue.books.filter(({ itemId }) => !known.has(itemId)),
  );
  const stored = await findStored(tx, itemIds);
  const merged = catalogue.books
    .filter((book) => !covered.has(book))
    .map((book) => mergeBook(book, stored.get(book.itemId), catalogue.isComplete));
  const added = merged.filter(({ itemId }) => !stored.has(itemId));
  const changed = merged.filter((book) => {
    const known = stored.get(book.itemId);
    return known !== undefined && !isSameBook(book, known);
  });
  await insertBooks(tx, added);
  await updateBooks(tx, changed);
  return {
    newBooks: added.length,
    changedBooks: changed.length,
    unchangedBooks: catalogue.books.length - added.length - changed.length,
    newGenres,
    newAuthors,
    repairs: catalogue.repairs,
    excluded,
    notes: sharedIsbns(catalogue.books),
  };
}
