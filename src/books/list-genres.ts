import type { Database } from '../platform/db.ts';
import type { Genre } from './book.ts';
import { quizGenres } from './genres.ts';
import { listGenres as queryGenres } from './repository.ts';

const places = new Map(quizGenres.map(({ name }, place) => [name, place]));
const placeOf = ({ name }: Genre) => places.get(name) ?? places.size;

/** Every genre that has books: those of the quiz in their order, then the others by name. */
export const listGenres = async (db: Database): Promise<Genre[]> =>
  (await queryGenres(db)).toSorted((one, other) => placeOf(one) - placeOf(other));
