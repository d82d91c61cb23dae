import type { Database } from '../platform/db.ts';
import type { Candidate } from './candidate.ts';
import { handMadeGenre } from './genres.ts';
import { listCandidates } from './list-candidates.ts';
import { listGenres } from './list-genres.ts';
import { createWorkFilter } from './works/pick-works.ts';

/**
 * Returns the best works of all genres, one edition each, at most `perGenre` of a genre, in a
 * stable order. It skips the works that a book in `except` is an edition, a volume or a set of, and
 * books added by hand, about which nothing is known.
 */
export async function listBestWorks(
  db: Database,
  { perGenre, except }: { readonly perGenre: number; readonly except: readonly number[] },
): Promise<Candidate[]> {
  const genres = (await listGenres(db)).filter(({ name }) => name !== handMadeGenre);
  const works: Candidate[] = [];
  for (const { id } of genres)
    works.push(...(await listCandidates(db, { genreId: id, limit: perGenre, except })));
  const filter = createWorkFilter();
  return works.filter((work) => filter.take(work));
}
