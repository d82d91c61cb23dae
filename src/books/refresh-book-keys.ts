import type { Database } from '../platform/db.ts';
import { searchKey } from '../platform/search/index.ts';
import { findStaleBooks, writeBookKeys } from './search-key-repository.ts';

/** Books that one statement writes. */
const batchSize = 500;

/**
 * Gives books their search keys where these are missing or older than the book. Idempotent; safe beside other writers: a book that changes meanwhile
 * stays stale and has its turn again.
 * @returns how many were written
 */
export async function refreshBookKeys(db: Database): Promise<number> {
  let written = 0;
  let after = 0;
  for (;;) {
    const books = await findStaleBooks(db, after, batchSize);
    const last = books.at(-1);
    if (last === undefined) return written;
    after = last.id;
    written += await writeBookKeys(
      db,
      books.map(({ id, updatedAt, title, subtitle, people, publisher, isbn13 }) => ({
        id,
        updatedAt,
        // The publisher before the people: of a long list of people the end is cut.
        ...searchKey(title, [subtitle, publisher, ...people], isbn13),
      })),
    );
  }
}
