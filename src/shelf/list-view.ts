import { type BookCard, bookCards } from '../books/index.ts';
import { backToClub } from '../clubs/index.ts';
import { type Pager, pagerOf } from '../platform/http/pager.ts';
import type { Page } from '../platform/http/render.ts';
import { type Shelf, type ShelvedBook, shelfPageSize } from './list-shelf.ts';
import { canArrange } from './policy.ts';
import { averageOf, type ShownRating, type Stars, shownRating } from './rating-view.ts';
import { earlierDay, meetingDay, type ReadingDay } from './reading-day-view.ts';
import { shelfAssets } from './view.ts';

/** A book on the shelf, ready for rendering. */
export interface ShelfRow extends BookCard {
  /** Newest first; never empty. */
  readonly days: readonly ReadingDay[];
  readonly stars: Stars | null;
  readonly reviews: readonly ShownRating[];
}

interface ShelfPage extends Page {
  readonly heading: string;
  readonly club: { readonly name: string; readonly href: string };
  readonly summary: string;
  readonly rows: readonly ShelfRow[];
  /** The page on which a leader adds a book; null for other members. */
  readonly addHref: string | null;
  readonly empty: { heading: string; message: string; action: { href: string; label: string } };
  readonly pager: Pager;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'shelf/list': ShelfPage;
  }
}

/** Returns the rows of books that stand one below the other. */
export function shelfRows(
  books: readonly ShelvedBook[],
  { clubId, askerId, now }: { clubId: number; askerId: number | null; now: Date },
): ShelfRow[] {
  const cards = bookCards(books.map(({ book }) => book));
  return cards.flatMap((card, at) => {
    const shelved = books[at];
    if (!shelved) return [];
    const days = shelved.meetings.map((meeting) => meetingDay(meeting, now));
    return {
      ...card,
      href: `/clubs/${clubId}/shelf/${shelved.bookId}`,
      days: days.length > 0 ? days : [earlierDay(shelved.readOn, now)],
      stars: averageOf(shelved.figures),
      reviews: shelved.reviews.map((review) => shownRating(review, askerId)),
    };
  });
}

export function shelfPage({ club, asker, now, books, total, page }: Shelf): ShelfPage {
  const base = `/clubs/${club.id}`;
  const addHref = canArrange({ club, asker, now }).ok ? `${base}/shelf/new` : null;
  return {
    title: `책장 · ${club.name}`,
    ...shelfAssets,
    heading: '책장',
    club: { name: club.name, href: base },
    summary: `함께 읽은 책 ${total.toLocaleString('ko')}권`,
    rows: shelfRows(books, { clubId: club.id, askerId: asker?.userId ?? null, now }),
    addHref,
    empty: {
      heading: '아직 함께 읽은 책이 없어요',
      message: '모임이 끝나면 그날 읽은 책이 여기에 꽂혀요.',
      action: addHref ? { href: addHref, label: '전에 읽은 책 넣기' } : backToClub(club.id),
    },
    pager: pagerOf(page, Math.ceil(total / shelfPageSize), (number) => `${base}/shelf?page=${number}`),
  };
}
