import { type Book, type BookCard, bookCard } from '../books/index.ts';
import { type MeetingCard, type MeetingRow, meetingCard } from '../meetings/index.ts';

/** A card of a meeting with its book. */
export type BookMeetingCard = MeetingCard & { readonly book: BookCard };

/** Makes the cards of meetings. A meeting whose book is unknown is left out. */
export const cardsOf = (
  rows: readonly MeetingRow[],
  books: ReadonlyMap<number, Book>,
  viewerId: number | null,
): BookMeetingCard[] =>
  rows.flatMap((row) => {
    const book = books.get(row.bookId);
    return book ? [{ ...meetingCard(row, viewerId), book: bookCard(book) }] : [];
  });
