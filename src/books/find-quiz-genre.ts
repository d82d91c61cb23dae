import type { Database } from '../platform/db.ts';
import type { Genre } from './book.ts';
import { findGenre } from './genre-repository.ts';
import { handMadeGenre } from './genres.ts';

/**
 * Returns a genre that the quiz lists, or `null`. Does not count its works, which takes longer than
 * choosing from them.
 */
export async function findQuizGenre(db: Database, id: number): Promise<Pick<Genre, 'id' | 'name'> | null> {
  const genre = await findGenre(db, id);
  return genre?.name === handMadeGenre ? null : genre;
}
