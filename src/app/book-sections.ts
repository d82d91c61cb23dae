import { bookMeetings, listBookMeetings } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import type { PageSection } from '../platform/http/render.ts';

/** What a book's page shows besides the book: the meetings about it. */
export const bookSections =
  ({ db }: { db: Database }) =>
  async (bookId: number, viewerId: number | null): Promise<readonly PageSection[]> => {
    const listings = await listBookMeetings(db, bookId, viewerId);
    return [
      {
        view: 'meetings/partials/book-meetings',
        model: { bookMeetings: bookMeetings(bookId, listings, viewerId) },
      },
    ];
  };
