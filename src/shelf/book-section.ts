import type { Database } from '../platform/db.ts';
import type { PageSection } from '../platform/http/render.ts';
import { averageOf, type Stars } from './rating-view.ts';
import { findReadingClubs, type ReadingClub } from './reading-club-repository.ts';
import { earlierDay } from './reading-day-view.ts';

const mostClubs = 3;

/** The model of views/shelf/partials/reading-clubs.ejs. */
export interface ReadingClubs {
  readonly clubs: readonly {
    readonly name: string;
    readonly href: string;
    readonly day: string;
    readonly stars: Stars | null;
  }[];
}

/** Returns the person's clubs that read a book, for the book's page; null if there are none. */
export async function findReadingClubSection(
  db: Database,
  { bookId, userId }: { readonly bookId: number; readonly userId: number | null },
): Promise<PageSection | null> {
  const clubs = userId === null ? [] : await findReadingClubs(db, { bookId, userId, limit: mostClubs });
  if (clubs.length === 0) return null;
  const readingClubs: ReadingClubs = { clubs: clubs.map((club) => shown(club, bookId)) };
  return { view: 'shelf/partials/reading-clubs', model: { readingClubs } };
}

const shown = ({ id, name, readOn, count, average, now }: ReadingClub, bookId: number) => ({
  name,
  href: `/clubs/${id}/shelf/${bookId}`,
  day: earlierDay(readOn, now).day,
  stars: averageOf(average === null ? null : { bookId, count, average }),
});
