import type { Database } from '../platform/db.ts';
import type { Book } from './book.ts';
import { bookColumns, byRank, fromBooks } from './book-columns.sql.ts';

/** Books with one work key that are read. A comic of a hundred volumes has more. */
const mostRead = 60;

/** Returns the best-placed books with the work key of a book, without the book itself. */
export const findBooksOfWork = (db: Database, bookId: number): Promise<Book[]> => db.$queryRaw<Book[]>`
  SELECT ${bookColumns} ${fromBooks}
  WHERE b.work_key = (SELECT work_key FROM books WHERE id = ${bookId}) AND b.work_key <> '' AND b.id <> ${bookId}
  ORDER BY ${byRank} LIMIT ${mostRead}`;
