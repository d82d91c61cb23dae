import {
  type BookCard,
  bookCards,
  type Candidate,
  type Genre,
  listCandidates,
  listGenres,
} from '../books/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db.ts';

export interface GenreShelf extends Genre {
  readonly books: readonly BookCard[];
}

/** Every home page shows the shelves, and only an import changes them. */
const refreshAfterMs = 60_000;
/** Number of books on a shelf, and of shelves. Further genres are shown by name only. */
const booksOnShelf = 6;
const shelfCount = 6;

/** Returns a function that loads the best books of every genre, at most once a minute. */
export function createBestsellers({
  db,
  clock,
}: {
  db: Database;
  clock: Clock;
}): () => Promise<readonly GenreShelf[]> {
  let shelves: Promise<readonly GenreShelf[]> | undefined;
  let askedAt = Number.NEGATIVE_INFINITY;
  return () => {
    const now = clock.now().getTime();
    if (shelves === undefined || now - askedAt >= refreshAfterMs) {
      askedAt = now;
      shelves = loadShelves(db);
      shelves.catch(() => {
        shelves = undefined;
      });
    }
    return shelves;
  };
}

async function loadShelves(db: Database): Promise<readonly GenreShelf[]> {
  const genres = await listGenres(db);
  const shelves: GenreShelf[] = [];
  // Sequential: loading all shelves at once would use every connection of the pool.
  for (const [place, genre] of genres.entries()) {
    const books: Candidate[] =
      place >= shelfCount ? [] : await listCandidates(db, { genreId: genre.id, limit: booksOnShelf });
    shelves.push({ ...genre, books: bookCards(books) });
  }
  return shelves;
}
