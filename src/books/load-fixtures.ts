import type { Database, TransactingDatabase } from '../platform/db.ts';
import {
  analyseCatalogue,
  countInGenres,
  findStored,
  insertAuthors,
  insertBooks,
  insertGenres,
  lockCatalogue,
  unrankOthers,
  updateBooks,
} from './catalogue-repository.ts';
import { excludedGenres } from './exclusions.ts';
import { type ExcludedBook, excludeBooks } from './fixture/exclude-books.ts';
import { isSameBook, mergeBook } from './fixture/merge-book.ts';
import { readCatalogues } from './fixture/read-catalogues.ts';
import type { FixtureFile } from './fixture/read-json.ts';
import type { LoadedCatalogue } from './fixture/repair-catalogue.ts';
import { sharedIsbns } from './fixture/shared-isbns.ts';
import { matchStored } from './match-stored.ts';
import { refreshBookKeys } from './refresh-book-keys.ts';

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

/** A load writes thousands of books a second. */
const transactionTimeoutMs = 120_000;

/**
 * Updates the catalogue from files, in one transaction. It checks all files before the first write
 * and leaves out books of excluded genres. Books are identified by Aladin's item id and keep
 * their ids here. Idempotent: the same files change nothing, not even `updated_at`. Files of our
 * own format hold the whole bestseller list, so a book in none of them loses its rank and nothing
 * else.
 * @throws {FixtureError} naming the file and the entry
 */
export async function loadFixtures(
  db: TransactingDatabase,
  files: readonly FixtureFile[],
): Promise<LoadReport> {
  const catalogues = readCatalogues(files);
  return db.$transaction(
    async (tx) => {
      await lockCatalogue(tx);
      const reports: LoadReport[] = [];
      for (const catalogue of catalogues) reports.push(await loadCatalogue(tx, catalogue));
      const listed = catalogues.filter(({ isComplete }) => isComplete).flatMap(({ books }) => books);
      const unranked = listed.some(({ bestRank }) => bestRank)
        ? await unrankOthers(
            tx,
            listed.map(({ itemId }) => itemId),
          )
        : 0;
      const loaded = sum(reports);
      const older = await countInGenres(
        tx,
        excludedGenres.map(({ name }) => name),
      );
      const notes = older === 0 ? [] : [`${older} books of excluded genres are stored from before, and stay`];
      const total = {
        ...loaded,
        changedBooks: loaded.changedBooks + unranked,
        notes: [...loaded.notes, ...notes],
      };
      // Done last, because a new key locks the meetings of its book until the commit.
      await refreshBookKeys(tx);
      if (total.newBooks + total.changedBooks > 0) await analyseCatalogue(tx);
      return total;
    },
    { timeout: transactionTimeoutMs, maxWait: 10_000 },
  );
}

async function loadCatalogue(tx: Database, whole: LoadedCatalogue): Promise<LoadReport> {
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

const sum = (reports: readonly LoadReport[]): LoadReport => {
  const total = (count: (report: LoadReport) => number) =>
    reports.reduce((all, report) => all + count(report), 0);
  return {
    newBooks: total(({ newBooks }) => newBooks),
    changedBooks: total(({ changedBooks }) => changedBooks),
    unchangedBooks: total(({ unchangedBooks }) => unchangedBooks),
    newGenres: total(({ newGenres }) => newGenres),
    newAuthors: total(({ newAuthors }) => newAuthors),
    repairs: reports.flatMap(({ repairs }) => repairs),
    excluded: reports.flatMap(({ excluded }) => excluded),
    notes: reports.flatMap(({ notes }) => notes),
  };
};
