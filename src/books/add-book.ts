import type { Database, TransactingDatabase } from '../platform/db.ts';
import { parseAuthors } from './aladin/parse-authors.ts';
import { splitTitle } from './book-text.ts';
import { insertAuthors, insertGenres, lockCatalogue } from './catalogue-repository.ts';
import { findSame } from './find-same.ts';
import type { StoredBook } from './fixture/merge-book.ts';
import { handMadeGenre } from './genres.ts';
import type { NewBookInput } from './input.ts';
import { refreshBookKey } from './refresh-book-keys.ts';
import { insertBooks } from './stored-book-repository.ts';
import { findBookId, nextHandMadeId } from './stored-match-repository.ts';

type HandMade = Omit<StoredBook, 'itemId'>;

/** Returns the id of the stored book that is the same as the typed one; null if there is none. */
export async function findTyped(db: Database, typed: NewBookInput): Promise<number | null> {
  const book = bookOf(typed);
  return (await findSame(db, [book]))(book)[0]?.id ?? null;
}

/**
 * Stores a book that a reader typed, unless it is stored already. Idempotent: the same book again,
 * also at the same moment, is one book.
 * @returns the id of the book
 */
export async function addBook(db: TransactingDatabase, typed: NewBookInput): Promise<number> {
  return db.$transaction(async (tx) => {
    await lockCatalogue(tx);
    const known = await findTyped(tx, typed);
    if (known !== null) return known;
    const book: StoredBook = { ...bookOf(typed), itemId: await nextHandMadeId(tx) };
    await insertGenres(tx, [book.genre]);
    await insertAuthors(
      tx,
      book.contributors.map(({ name }) => name),
    );
    await insertBooks(tx, [book]);
    const id = await findBookId(tx, book.itemId);
    await refreshBookKey(tx, id);
    return id;
  });
}

function bookOf({ title: full, author, publisher, isbn }: NewBookInput): HandMade {
  const { title, subtitle } = splitTitle(full);
  return {
    title,
    subtitle,
    isbn13: isbn,
    genre: handMadeGenre,
    contributors: authorsOf(author),
    publisher,
    subCategory: null,
    categoryPath: [],
    series: null,
    pages: null,
    publishedOn: null,
    listPrice: 0,
    salePrice: 0,
    salesPoint: 0,
    bestRank: null,
    tags: [],
    tagSources: {},
    coverUrl: null,
    productUrl: '',
    description: null,
  };
}

/** Names without a label are authors: readers write `김하나, 황선우`. */
function authorsOf(text: string): { name: string; role: string | null }[] {
  const parsed = parseAuthors(text);
  const people = parsed.length > 0 ? parsed : [{ name: text, role: null }];
  const isLabelled = people.some(({ role }) => role !== null);
  return people.map(({ name, role }) => ({ name, role: isLabelled ? role : '지은이' }));
}
