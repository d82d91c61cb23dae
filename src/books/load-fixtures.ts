import type { TransactingDatabase } from '../platform/db.ts';
import { analyseCatalogue, countInGenres, lockCatalogue, unrankOthers } from './catalogue-repository.ts';
import { excludedGenres } from './exclusions.ts';
import { readCatalogues } from './fixture/read-catalogues.ts';
import type { FixtureFile } from './fixture/read-json.ts';
import { type LoadReport, loadCatalogue } from './load-catalogue.ts';
import { refreshBookKeys } from './refresh-book-keys.ts';

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
