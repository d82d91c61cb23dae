import { createHash } from 'node:crypto';
import type { TransactingDatabase } from '../platform/db.ts';
import { listAuthorNames, listGenreNames } from './catalogue-repository.ts';
import { findGenreExclusion } from './exclusions.ts';
import { buildFixture } from './fixture/build-fixture.ts';
import { type Fixture, FixtureBook, formatFixture, NamedEntry } from './fixture/fixture-format.ts';
import { parseEntry } from './fixture/parse-entry.ts';
import { listStored } from './stored-book-repository.ts';

export interface Exported {
  readonly fixture: Fixture;
  /**
   * Hash of everything except the date: equal catalogues have equal hashes, whatever their ids in
   * the database.
   */
  readonly sha256: string;
  /** Number of books in excluded genres, which no load would accept. */
  readonly excluded: number;
}

const timeoutMs = 120_000;

/**
 * Exports the catalogue as a fixture from one snapshot: books, people and genres, those without
 * a book included. Loading the fixture into an empty database and exporting it again gives the same
 * fixture.
 * @throws {FixtureError} naming a book that the format cannot hold
 */
export async function exportCatalogue(
  db: TransactingDatabase,
  now: Date,
  { withDescriptions }: { withDescriptions: boolean },
): Promise<Exported> {
  const { stored, authors, genres } = await db.$transaction(
    async (tx) => ({
      stored: await listStored(tx),
      authors: await listAuthorNames(tx),
      genres: await listGenreNames(tx),
    }),
    { timeout: timeoutMs, maxWait: 10_000, isolationLevel: 'RepeatableRead' },
  );
  const books = stored.filter(({ genre }) => findGenreExclusion(genre) === null);
  const fixture = buildFixture(books, now, {
    withDescriptions,
    authors,
    genres: genres.filter((name) => findGenreExclusion(name) === null),
  });
  check(fixture);
  return { fixture, sha256: hashOf(fixture), excluded: stored.length - books.length };
}

function check(fixture: Fixture): void {
  for (const list of ['categories', 'authors'] as const)
    for (const [index, entry] of fixture[list].entries())
      parseEntry(NamedEntry, entry, { file: 'the database', list, index });
  for (const [index, book] of fixture.books.entries())
    parseEntry(FixtureBook, book, { file: `the database, item ${book.itemId}`, list: 'books', index });
}

const hashOf = (fixture: Fixture): string =>
  createHash('sha256')
    .update(formatFixture({ ...fixture, fetchedAt: '' }))
    .digest('hex');
