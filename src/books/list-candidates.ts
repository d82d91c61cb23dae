import type { Database } from '../platform/db.ts';
import type { Book } from './book.ts';
import { type Candidate, toCandidate } from './candidate.ts';
import { readGenreShelf } from './genre-shelf-repository.ts';
import { listBooks } from './repository.ts';
import { createWorkFilter, pickWorks } from './works/pick-works.ts';

/**
 * Extra books of the first read, since about one product in ten is no work. Each further read takes
 * twice as many.
 */
const surplus = 20;
/** Maximum number of books read in a genre. Books beyond it are never candidates. */
const mostRead = 2_000;

/**
 * Returns the best works of a genre in a stable order (rank, then sales, then id), one edition
 * each: the place is that of the best-placed edition, the book is the edition that stands for the
 * work. It skips box sets, later volumes and workbooks. It also skips the works that a book in
 * `except` is an edition, a volume or a set of.
 */
export async function listCandidates(
  db: Database,
  {
    genreId,
    limit,
    except = [],
  }: { readonly genreId: number; readonly limit: number; readonly except?: readonly number[] },
): Promise<Candidate[]> {
  const works: Book[] = [];
  const filter = createWorkFilter(await listBooks(db, except));
  let pageSize = limit + surplus;
  for (let offset = 0; works.length < limit && offset < mostRead; pageSize *= 2) {
    const { books, related } = await readGenreShelf(db, { genreId, limit: pageSize, offset });
    works.push(...pickWorks(books, related, filter));
    if (books.length < pageSize) break;
    offset += pageSize;
  }
  return works.slice(0, limit).map(toCandidate);
}
