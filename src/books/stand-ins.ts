import type { Database } from '../platform/db.ts';
import { listBooks } from './repository.ts';
import { areByOneAuthor, workIdentity } from './works/work-identity.ts';
import { workKey } from './works/work-key.ts';

/**
 * Returns a function that names, for each of these books, the candidate that stands for its work:
 * the same book, another edition, or the edition of a volume or a set. A book whose work is not
 * among the candidates stands for itself.
 */
export async function findStandIns(
  db: Database,
  bookIds: readonly number[],
  candidateIds: readonly number[],
): Promise<(bookId: number) => number> {
  const isCandidate = new Set(candidateIds);
  const others = [...new Set(bookIds)].filter((id) => !isCandidate.has(id));
  if (others.length === 0) return (id) => id;
  const books = Map.groupBy(await listBooks(db, [...candidateIds, ...others]), ({ id }) =>
    isCandidate.has(id),
  );
  const byKey = Map.groupBy(books.get(true) ?? [], workKey);
  const standIns = new Map(
    (books.get(false) ?? []).flatMap((book) => {
      const identity = workIdentity(book);
      const found = byKey.get(workKey(book))?.find((one) => areByOneAuthor(workIdentity(one), identity));
      return found === undefined ? [] : [[book.id, found.id]];
    }),
  );
  return (id) => standIns.get(id) ?? id;
}
