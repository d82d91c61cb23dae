import { koreanDay } from '../platform/korean-date.ts';
import type { PastMeeting, Rating, RatingFigures } from './shelf.ts';

/** The assets of every page of this feature. */
export const shelfAssets = { styles: ['/css/meetings.css', '/css/pages/shelf.css'] } as const;

/** Drawn stars: the model of views/shelf/partials/stars.ejs. */
export interface Stars {
  /** How much is filled, in half stars. */
  readonly halves: number;
  /** "4.3" */
  readonly words: string;
  /** "12명"; null for the stars of one person. */
  readonly count: string | null;
}

/** A rating with its review, ready for rendering. */
export interface ShownRating {
  readonly nickname: string;
  readonly stars: Stars;
  readonly review: string;
  readonly isMine: boolean;
}

/** A day on which the club read a book. */
export interface ReadingDay {
  readonly day: string;
  /** The meeting's title; null for a book that was added by hand. */
  readonly title: string | null;
  /** The meeting's archive. */
  readonly href: string | null;
}

const starsOf = (halfStars: number): Stars => ({
  halves: halfStars,
  words: String(halfStars / 2),
  count: null,
});

/** The average of all ratings; null before the first. */
export const averageOf = (figures: RatingFigures | null): Stars | null =>
  figures && {
    halves: Math.round(figures.average),
    // Rounded before it is halved: 8.7 / 2 is a little less than 4.35.
    words: (Math.round(figures.average * 5) / 10).toFixed(1),
    count: `${figures.count.toLocaleString('ko')}명`,
  };

export const shownRating = (
  { userId, nickname, halfStars, review }: Rating,
  askerId: number | null,
): ShownRating => ({
  nickname: nickname ?? '탈퇴한 멤버',
  stars: starsOf(halfStars),
  review,
  isMine: userId !== null && userId === askerId,
});

export const meetingDay = ({ id, title, startsAt }: PastMeeting, now: Date): ReadingDay => ({
  day: koreanDay(startsAt, now),
  title,
  href: `/meetings/${id}/archive`,
});

const unknownDay = '읽은 날은 적혀 있지 않아요';

/** The day of a book that was added by hand. */
export const earlierDay = (readOn: Date | null, now: Date): ReadingDay => ({
  day: readOn ? koreanDay(readOn, now) : unknownDay,
  title: null,
  href: null,
});
