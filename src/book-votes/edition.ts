import { type Book, isSameWork, workIdentity } from '../books/index.ts';

/** Whether a book is one of these, or another edition of one. */
export function isEditionOfAny(book: Book, others: readonly Book[]): boolean {
  const identity = workIdentity(book);
  return others.some((other) => other.id === book.id || isSameWork(identity, workIdentity(other)));
}

/** Whether two of these books are editions of one work. */
export const holdsEditions = (books: readonly Book[]): boolean =>
  books.some((book, index) => isEditionOfAny(book, books.slice(0, index)));
