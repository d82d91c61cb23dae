import type { Database } from '../platform/db.ts';

export interface EarlierBook {
  readonly bookId: number;
  /** Midnight UTC of the day; null if nobody remembers. */
  readonly readOn: Date | null;
}

/** Counts the books that a club added by hand. */
export const countEarlierBooks = (tx: Database, clubId: number): Promise<number> =>
  tx.clubEarlierBook.count({ where: { clubId } });

/** Finds a book that was added by hand; null if it was not. */
export const findEarlierBook = (db: Database, clubId: number, bookId: number): Promise<EarlierBook | null> =>
  db.clubEarlierBook.findUnique({
    where: { clubId_bookId: { clubId, bookId } },
    select: { bookId: true, readOn: true },
  });

/** Adds a book, or changes the day of one that is there. */
export const saveEarlierBook = (
  tx: Database,
  clubId: number,
  { bookId, readOn, addedBy }: EarlierBook & { readonly addedBy: number },
): Promise<unknown> =>
  tx.clubEarlierBook.upsert({
    where: { clubId_bookId: { clubId, bookId } },
    create: { clubId, bookId, readOn, addedBy },
    update: { readOn },
  });

/** Takes a book off again. Returns false if it was not added by hand. */
export async function deleteEarlierBook(tx: Database, clubId: number, bookId: number): Promise<boolean> {
  const { count } = await tx.clubEarlierBook.deleteMany({ where: { clubId, bookId } });
  return count === 1;
}
