import type { Database } from '../platform/db.ts';
import type { Book } from './book.ts';
import { shownAuthors } from './contributor.ts';
import { listBestOfGenre, listBooks } from './repository.ts';
import { createWorkFilter } from './works/pick-works.ts';

/** A book that may be recommended, with the names a reader would call its authors. */
export interface Candidate extends Book {
  readonly authors: readonly string[];
}

/** Books read at first beyond those that are wanted: about one product in ten is no work. Twice as many each time. */
const surplus = 20;
/** Books of a genre that are read at most: what stands behind them is nobody's candidate. */
const mostRead = 2_000;

/**
 * What a recommendation in a genre starts from: its best works in a stable order (best rank, then sales, then id), one edition of each. Box sets, later
 * volumes and workbooks are passed over, and so is every edition of the books in `except`.
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
    const page = await listBestOfGenre(db, { genreId, limit: pageSize, offset });
    works.push(...page.filter((book) => filter.take(book)));
    if (page.length < pageSize) break;
    offset += pageSize;
  }
  return works
    .slice(0, limit)
    .map((book) => ({ ...book, authors: shownAuthors(book.contributors).map(({ name }) => name) }));
}
