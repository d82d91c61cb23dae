import { bookMeetings, listBookMeetings } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import type { PageSection } from '../platform/http/render.ts';
import { countInterestedReaders, interestedReadersSection } from '../recommendations/index.ts';

/**
 * Returns the sections that other features add to a book's page: meetings about it, and how many
 * readers want one.
 */
export const bookSections =
  ({ db }: { db: Database }) =>
  async (bookId: number, viewerId: number | null): Promise<readonly PageSection[]> => {
    const [meetings, interested] = await Promise.all([
      listBookMeetings(db, bookId, viewerId),
      countInterestedReaders(db, bookId, viewerId),
    ]);
    return [
      {
        view: 'meetings/partials/book-meetings',
        model: { bookMeetings: bookMeetings(bookId, meetings, viewerId) },
      },
      {
        view: 'recommendations/partials/interested-readers',
        model: { interestedReaders: interestedReadersSection(bookId, interested) },
      },
    ];
  };
