import type { Database } from '../platform/db.ts';
import { searchKey } from '../platform/search/index.ts';
import { type BookKey, findStaleBooks, type StaleBook, writeBookKeys } from './search-key-repository.ts';
import { titleKey } from './works/title-key.ts';
import { workKey } from './works/work-key.ts';

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
    written += await writeBookKeys(db, books.map(keyOf));
  }
}

/** Writes the keys of one book that was just stored. */
export async function refreshBookKey(db: Database, id: number): Promise<void> {
  await writeBookKeys(db, (await findStaleBooks(db, id - 1, 1)).map(keyOf));
}

const keyOf = ({ id, updatedAt, people, publisher, isbn13, ...book }: StaleBook): BookKey => ({
  id,
  updatedAt,
  titleKey: titleKey({ ...book, contributors: people }),
  workKey: workKey({ ...book, contributors: people }),
  // The publisher comes before the people, because a long list of people is cut at its end.
  ...searchKey(book.title, [book.subtitle, publisher, ...people.map(({ name }) => name)], isbn13),
});
