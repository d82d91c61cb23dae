import { listCandidates, neededPerGenre } from '../books/index.ts';
import type { Database } from '../platform/db.ts';
import { prepareAgain } from './prepare-again.ts';
import { prepareFirst } from './prepare-first.ts';
import type { Prepared, PrepareInput } from './prepared.ts';
import { readMovedTags } from './read-moved-tags.ts';
import { readReaderPopularity } from './read-reader-popularity.ts';

/** Loads the candidates and the feedback, or says why there is nothing to choose from. */
export async function prepareChoice(
  db: Database,
  input: PrepareInput,
): Promise<Prepared | 'too_few_books' | 'nothing_left'> {
  const { genreId, verdicts, again } = input;
  const twenty = await listCandidates(db, { genreId, limit: neededPerGenre });
  if (twenty.length < neededPerGenre) return 'too_few_books';
  const tags = await readMovedTags(db, input);
  const drawn = await (again
    ? prepareAgain(db, input, again, twenty, tags)
    : prepareFirst(db, genreId, verdicts, twenty, tags));
  if (drawn === 'nothing_left') return drawn;
  return { ...drawn, popularity: await readReaderPopularity(db, input, drawn.candidates) };
}
