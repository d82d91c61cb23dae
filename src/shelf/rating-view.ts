import { nameOf } from '../clubs/index.ts';
import type { Rating, RatingFigures } from './shelf.ts';

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
  nickname: nameOf(nickname),
  stars: starsOf(halfStars),
  review,
  isMine: userId !== null && userId === askerId,
});
