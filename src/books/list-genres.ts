import type { Database } from '../platform/db.ts';
import type { Genre, GenreName, GenreWithWorks } from './book.ts';
import { listGenres as queryGenres } from './genre-repository.ts';
import { handMadeGenre, neededPerGenre, quizGenres } from './genres.ts';
import { listCandidates } from './list-candidates.ts';
import { listBestOfGenres } from './repository.ts';
import { createWorkFilter } from './works/pick-works.ts';

const places = new Map(quizGenres.map(({ name }, place) => [name, place]));
const placeOf = ({ name }: GenreName) => places.get(name) ?? places.size;

/** Returns every genre that has books: those of the quiz in its order, then the others by name. */
export const listGenres = async (db: Database): Promise<Genre[]> =>
  (await queryGenres(db)).toSorted((one, other) => placeOf(one) - placeOf(other));

/** Books of a genre that are read first to count its works. */
const readPerGenre = 2 * neededPerGenre;

/**
 * Returns the genres with the number of works that a recommendation can use, counted up to the
 * number it needs. Books added by hand are never recommended: nothing is known of them.
 */
export async function listQuizGenres(db: Database): Promise<GenreWithWorks[]> {
  const genres = (await listGenres(db)).filter(({ name }) => name !== handMadeGenre);
  const byGenre = Map.groupBy(await listBestOfGenres(db, readPerGenre), ({ genreId }) => genreId);
  const counted: GenreWithWorks[] = [];
  for (const genre of genres) {
    const filter = createWorkFilter();
    const works = (byGenre.get(genre.id) ?? []).filter((product) => filter.take(product)).length;
    const isSettled = works >= neededPerGenre || genre.bookCount <= readPerGenre;
    const workCount = isSettled
      ? works
      : (await listCandidates(db, { genreId: genre.id, limit: neededPerGenre })).length;
    counted.push({ ...genre, workCount: Math.min(workCount, neededPerGenre) });
  }
  return counted;
}
