import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db.ts';
import type { Genre } from './book.ts';
import { listGenres } from './list-genres.ts';

/** Every page of a list shows the genres, and only an import changes them. */
const refreshAfterMs = 5_000;

export type KnownGenres = (wanted?: number) => Promise<readonly Genre[]>;

/**
 * Returns a function that loads the genres and caches them. When a wanted genre is missing, it
 * loads them again at once.
 */
export function createKnownGenres({ db, clock }: { db: Database; clock: Clock }): KnownGenres {
  let known: readonly Genre[] = [];
  let askedAt = Number.NEGATIVE_INFINITY;
  let pending: Promise<readonly Genre[]> | undefined;

  const ask = () => {
    pending ??= listGenres(db)
      .then((genres) => {
        askedAt = clock.now().getTime();
        known = genres;
        return genres;
      })
      .finally(() => {
        pending = undefined;
      });
    return pending;
  };

  return async (wanted) => {
    const isOld = clock.now().getTime() - askedAt >= refreshAfterMs;
    const isMissing = wanted !== undefined && !known.some(({ id }) => id === wanted);
    return isOld || isMissing || known.length === 0 ? ask() : known;
  };
}
