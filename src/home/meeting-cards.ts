import { type Book, type BookCard, bookCard } from '../books/index.ts';
import { type Listing, type MeetingCard, meetingCard } from '../meetings/index.ts';

/** A card of a meeting with its book. */
export type BookMeetingCard = MeetingCard & { readonly book: BookCard };

/** Makes the cards of meetings. A meeting whose book is unknown is left out. */
export const cardsOf = (
  listings: readonly Listing[],
  books: ReadonlyMap<number, Book>,
  viewerId: number | null,
): BookMeetingCard[] =>
  listings.flatMap((listing) => {
    const book = books.get(listing.bookId);
    return book ? [{ ...meetingCard(listing, viewerId), book: bookCard(book) }] : [];
  });
