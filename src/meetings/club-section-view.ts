import { type Book, type BookCard, bookCard } from '../books/index.ts';
import { newClubMeetingHref } from './club-form-view.ts';
import type { MeetingRow } from './meeting-row.ts';
import { type MeetingCard, meetingCard } from './view.ts';

/** Model of views/meetings/club-section.ejs. */
export interface NextMeetings {
  readonly cards: readonly (MeetingCard & { readonly book: BookCard })[];
  /** The form of a new meeting; null for people who may not open one. */
  readonly newHref: string | null;
}

export function nextMeetings({
  rows,
  books,
  askerId,
  mayOpen,
  clubId,
}: {
  readonly rows: readonly MeetingRow[];
  readonly books: readonly Book[];
  readonly askerId: number | null;
  readonly mayOpen: boolean;
  readonly clubId: number;
}): NextMeetings {
  const byId = new Map(books.map((book) => [book.id, book]));
  return {
    cards: rows.flatMap((row) => {
      const book = byId.get(row.bookId);
      return book ? [{ ...meetingCard(row, askerId), book: bookCard(book) }] : [];
    }),
    newHref: mayOpen ? newClubMeetingHref(clubId) : null,
  };
}
