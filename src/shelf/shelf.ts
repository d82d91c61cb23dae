/** The most books that a club adds by hand. */
export const mostEarlierBooks = 5_000;

/** A book on a club's shelf: the club read it at a meeting, or a leader added it by hand. */
export interface ShelfEntry {
  readonly bookId: number;
  /** The last day on which the club read it, as midnight UTC; null if nobody remembers. */
  readonly readOn: Date | null;
}

/** One meeting that took place, as a shelf shows it. */
export interface PastMeeting {
  readonly id: number;
  readonly bookId: number;
  readonly title: string;
  readonly startsAt: Date;
}

/** A member's rating of a book, in half stars: 2 is one star, 10 is five. */
export interface Rating {
  readonly bookId: number;
  /** Both are null if the account was deleted. */
  readonly userId: number | null;
  readonly nickname: string | null;
  readonly halfStars: number;
  /** One line, or empty. */
  readonly review: string;
}

/** All ratings of one book in one club. */
export interface RatingFigures {
  readonly bookId: number;
  readonly count: number;
  /** In half stars. */
  readonly average: number;
}
