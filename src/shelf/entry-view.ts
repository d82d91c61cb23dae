import { type BookCard, bookCard } from '../books/index.ts';
import { type Pager, pagerOf } from '../platform/http/pager.ts';
import type { Page } from '../platform/http/render.ts';
import type { TypedForm } from '../platform/http/typed-form.ts';
import { canArrange, canRate } from './policy.ts';
import { type RatingForm, ratingForm } from './rating-form-view.ts';
import { averageOf, type ShownRating, type Stars, shownRating } from './rating-view.ts';
import { earlierDay, meetingDay, type ReadingDay } from './reading-day-view.ts';
import { type EntryDetail, ratingsPerPage } from './show-entry.ts';
import { shelfAssets } from './view.ts';

interface EntryPage extends Page {
  readonly club: { readonly name: string; readonly shelfHref: string };
  readonly book: BookCard;
  readonly days: readonly ReadingDay[];
  readonly stars: Stars | null;
  readonly ratings: readonly ShownRating[];
  readonly pager: Pager;
  /** Null if the club is closed. */
  readonly form: RatingForm | null;
  /** Takes a book off that was added by hand; null for other members and other books. */
  readonly removeAction: string | null;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'shelf/entry': EntryPage;
  }
}

/** One book of the shelf. `typed` is a rating that was refused or restored. */
export function entryPage(detail: EntryDetail, typed?: TypedForm): EntryPage {
  const { club, asker, now, book, meetings, earlier, figures, ratings, page } = detail;
  const base = `/clubs/${club.id}/shelf/${book.id}`;
  return {
    title: `${book.title} · ${club.name}`,
    ...shelfAssets,
    club: { name: club.name, shelfHref: `/clubs/${club.id}/shelf` },
    book: bookCard(book),
    days: daysOf(
      meetings.map((meeting) => meetingDay(meeting, now)),
      earlier && earlierDay(earlier.readOn, now),
    ),
    stars: averageOf(figures),
    ratings: ratings.map((rating) => shownRating(rating, asker?.userId ?? null)),
    pager: pagerOf(
      page,
      Math.ceil((figures?.count ?? 0) / ratingsPerPage),
      (number) => `${base}?page=${number}`,
    ),
    form: canRate(detail).ok ? ratingForm(base, detail.own, typed) : null,
    removeAction: earlier && canArrange(detail).ok ? `${base}/remove` : null,
  };
}

const daysOf = (meetings: readonly ReadingDay[], earlier: ReadingDay | null): ReadingDay[] =>
  earlier ? [...meetings, earlier] : [...meetings];
