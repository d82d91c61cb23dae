import type { Book } from '../books/index.ts';
import { bookMeetings, editionMeetings, listBookMeetings } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import type { PageSection } from '../platform/http/render.ts';
import { countInterestedReaders, interestedReadersSection } from '../recommendations/index.ts';
import { findReadingClubSection } from '../shelf/index.ts';

/**
 * Returns the sections that other features add to a book's page: the reader's clubs that read it,
 * meetings about it and about its other editions, and how many readers want one.
 */
export const bookSections =
  ({ db }: { db: Database }) =>
  async (
    bookId: number,
    viewerId: number | null,
    editions: readonly Book[],
  ): Promise<readonly PageSection[]> => {
    const [readingClubs, meetings, others, interested] = await Promise.all([
      findReadingClubSection(db, { bookId, userId: viewerId }),
      listBookMeetings(db, [bookId], viewerId),
      listBookMeetings(
        db,
        editions.map(({ id }) => id),
        viewerId,
      ),
      countInterestedReaders(db, bookId, viewerId),
    ]);
    return [
      ...(readingClubs ? [readingClubs] : []),
      {
        view: 'meetings/partials/book-meetings',
        model: { bookMeetings: bookMeetings(bookId, meetings, viewerId) },
      },
      ...(others.length === 0
        ? []
        : [
            {
              view: 'meetings/partials/edition-meetings',
              model: { editionMeetings: editionMeetings(editions, others, viewerId) },
            },
          ]),
      {
        view: 'recommendations/partials/interested-readers',
        model: { interestedReaders: interestedReadersSection(bookId, interested) },
      },
    ];
  };
