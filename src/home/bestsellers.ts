import {
  type BookCard,
  bookCard,
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

/** Milliseconds for which the shelves are taken as they were: they change with an import, and everybody's home shows them. */
const freshFor = 60_000;
/** Books on a shelf, and shelves; of further genres the home page shows the name. */
const shelfLength = 6;
const shelfCount = 6;

/** The best of every genre, asked for once a minute at most. */
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
    if (shelves === undefined || now - askedAt >= freshFor) {
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
  // One after another: all at once would take every connection of the pool for a page that can wait.
  for (const [place, genre] of genres.entries()) {
    const books: Candidate[] =
      place >= shelfCount ? [] : await listCandidates(db, { genreId: genre.id, limit: shelfLength });
    shelves.push({ ...genre, books: books.map(bookCard) });
  }
  return shelves;
}
