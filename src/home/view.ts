import { type AskLine, ownLines } from '../asks/index.ts';
import { type BookCard, bookCards } from '../books/index.ts';
import type { Page } from '../platform/http/render.ts';
import { koreanDateTime } from '../platform/korean-date.ts';
import { type FitText, fitText, labelsOf } from '../recommendations/index.ts';
import type { GenreShelf } from './bestsellers.ts';
import { type ClubLine, clubLines } from './clubs-view.ts';
import { type BookMeetingCard, cardsOf } from './meeting-cards.ts';
import { type NowMeeting, nowMeeting } from './now-view.ts';
import type { ReaderHome } from './reader-home.ts';

interface HomePage extends Page {
  readonly genres: readonly GenreShelf[];
  /** The meetings beside a visitor's welcome; empty for a reader. */
  readonly welcome: readonly BookMeetingCard[];
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
    /** Her running or next meeting. */
    readonly now: NowMeeting | null;
    /** The questions that wait for her answer. */
    readonly asks: readonly AskLine[];
    readonly clubs: readonly ClubLine[];
    /** Her further meetings. */
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

/** Number of meetings beside the welcome of a visitor. */
const welcomeCount = 3;

/** Builds the home page of a visitor. Running meetings come first, then those that start next. */
export function visitorHomePage(
  genres: readonly GenreShelf[],
  { meetings, books }: Pick<ReaderHome, 'meetings' | 'books'>,
): HomePage {
  const live = cardsOf(meetings.live, books, null);
  const open = cardsOf(meetings.open, books, null);
  const openShown = Math.max(0, welcomeCount - live.length);
  return {
    ...pageFrame,
    genres,
    welcome: [...live, ...open].slice(0, welcomeCount),
    reader: null,
    live: live.slice(welcomeCount),
    open: {
      isMatched: false,
      cards: open.slice(openShown).map((card) => ({ ...card, fit: null })),
    },
  };
}

export function readerHomePage(
  genres: readonly GenreShelf[],
  { reader, meetings, clubs, clubMeetings, asks, matches, books }: ReaderHome,
  viewer: { readonly id: number },
  at: Date,
): HomePage {
  const { latest } = reader;
  const rows = new Map(meetings.open.map((row) => [row.id, row]));
  const isMatched = reader.interest !== null;
  const now = nowMeeting(meetings.own, books, viewer.id);
  const matched = matches.flatMap((match) => {
    const row = rows.get(match.meetingId);
    const [card] = row ? cardsOf([row], books, viewer.id) : [];
    return card ? [{ ...card, fit: fitText(match, card.book.title) }] : [];
  });
  const soonest = cardsOf(meetings.open.slice(0, openMeetingCount), books, viewer.id);
  return {
    ...pageFrame,
    genres,
    welcome: [],
    live: cardsOf(meetings.live, books, viewer.id),
    reader: {
      latest: latest && {
        id: latest.id,
        createdAtText: koreanDateTime(latest.createdAt, at),
        labels: labelsOf(latest),
        books: bookCards(latest.bookIds.flatMap((id) => books.get(id) ?? [])),
      },
      now,
      asks: ownLines(asks, at, { showsClub: true }),
      clubs: clubLines(clubs, clubMeetings, at),
      own: cardsOf(meetings.own, books, viewer.id).filter(({ id }) => id !== now?.card.id),
    },
    open: { isMatched, cards: isMatched ? matched : soonest.map((card) => ({ ...card, fit: null })) },
  };
}
