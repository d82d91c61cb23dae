import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db.ts';
import type { Genre } from './book.ts';
import { listGenres } from './list-genres.ts';

/** Milliseconds for which the genres are taken as they were: they change with an import, and every page of the list shows them. */
const freshFor = 5_000;

export type KnownGenres = (wanted?: number) => Promise<readonly Genre[]>;

/** The genres, asked for once in a while. A genre that is wanted and not among them is looked for at once. */
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
    const isOld = clock.now().getTime() - askedAt >= freshFor;
    const isMissing = wanted !== undefined && !known.some(({ id }) => id === wanted);
    return isOld || isMissing || known.length === 0 ? ask() : known;
  };
}
