import type { Database } from '../platform/db.ts';
import { searchKey } from '../platform/search/index.ts';
import { findStaleBooks, writeBookKeys } from './search-key-repository.ts';

/** Books per statement. */
const batchSize = 500;

/**
 * Writes the search keys of books whose key is missing or older than the book. Idempotent, and safe
 * beside other writers: a book that changes meanwhile stays stale and is written by the next call.
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
        // The publisher comes before the people, because a long list of people is cut at its end.
        ...searchKey(title, [subtitle, publisher, ...people], isbn13),
      })),
    );
  }
}
