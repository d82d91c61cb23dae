import { type Book, type BookCard, bookCard } from '../books/index.ts';
import { type Listing, type MeetingCard, meetingCard } from '../meetings/index.ts';
import type { Page } from '../platform/http/render.ts';
import { koreanDateTime } from '../platform/korean-date.ts';
import { type FitText, fitText, labelsOf } from '../recommendations/index.ts';
import type { GenreShelf } from './bestsellers.ts';
import type { ReaderHome } from './reader-home.ts';

type BookMeetingCard = MeetingCard & { readonly book: BookCard };

interface HomePage extends Page {
  readonly genres: readonly GenreShelf[];
  /** Meetings in progress; the reader's own are in {@link reader}. */
  readonly live: readonly BookMeetingCard[];
  /** The reader's stored data; null for a visitor. */
  readonly reader: {
    readonly latest: {
      readonly id: number;
      readonly createdAtText: string;
      readonly labels: readonly string[];
      readonly books: readonly BookCard[];
    } | null;
    readonly own: readonly BookMeetingCard[];
  } | null;
  readonly open: {
    /** Whether the meetings are sorted by how well they fit the reader. */
    readonly isMatched: boolean;
    readonly cards: readonly (BookMeetingCard & { readonly fit: FitText | null })[];
  };
}

declare module '../platform/http/render.ts' {
  interface Views {
    'home/home': HomePage;
  }
}

/** Number of open meetings on the page. */
const openMeetingCount = 4;

const pageFrame = {
  title: '책모임',
  description: '취향에 맞는 책을 고르고, 같은 책을 읽은 사람들과 만나는 곳이에요.',
  styles: ['/css/pages/home.css', '/css/meetings.css'],
  scripts: ['/js/covers.js'],
};

/** Builds the home page of a visitor. */
export const visitorHomePage = (
  genres: readonly GenreShelf[],
  { meetings, books }: Pick<ReaderHome, 'meetings' | 'books'>,
): HomePage => ({
  ...pageFrame,
  genres,
  reader: null,
  live: cardsOf(meetings.live, books, null),
  open: {
    isMatched: false,
    cards: cardsOf(meetings.open, books, null).map((card) => ({ ...card, fit: null })),
  },
});

export function readerHomePage(
  genres: readonly GenreShelf[],
  { reader, meetings, matches, books }: ReaderHome,
  viewer: { readonly id: number },
  now: Date,
): HomePage {
  const { latest } = reader;
  const listings = new Map(meetings.open.map((listing) => [listing.id, listing]));
  const isMatched = reader.interest !== null;
  const matched = matches.flatMap((match) => {
    const listing = listings.get(match.meetingId);
    const [card] = listing ? cardsOf([listing], books, viewer.id) : [];
    return card ? [{ ...card, fit: fitText(match, card.book.title) }] : [];
  });
  const soonest = cardsOf(meetings.open.slice(0, openMeetingCount), books, viewer.id);
  return {
    ...pageFrame,
    genres,
    live: cardsOf(meetings.live, books, viewer.id),
    reader: {
      latest: latest && {
        id: latest.id,
        createdAtText: koreanDateTime(latest.createdAt, now),
        labels: labelsOf(latest),
        books: latest.bookIds.flatMap((id) => books.get(id) ?? []).map(bookCard),
      },
      own: cardsOf(meetings.own, books, viewer.id),
    },
    open: { isMatched, cards: isMatched ? matched : soonest.map((card) => ({ ...card, fit: null })) },
  };
}

const cardsOf = (
  listings: readonly Listing[],
  books: ReadonlyMap<number, Book>,
  viewerId: number | null,
): BookMeetingCard[] =>
  listings.flatMap((listing) => {
    const book = books.get(listing.bookId);
    return book ? [{ ...meetingCard(listing, viewerId), book: bookCard(book) }] : [];
  });
