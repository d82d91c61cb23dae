import type { ChosenAnswer, QuizQuestion } from '../../quiz/index.ts';
import type { Candidate } from '../candidates/index.ts';
import type { Claim } from '../comments/index.ts';

/** A meeting that the reader could join. */
export interface OpenMeeting {
  readonly id: number;
  readonly startsAt: Date;
  readonly freeSeats: number;
  readonly genre: { readonly id: number; readonly name: string };
  readonly book: Candidate;
}

/** A reader's answers and what else is known of her taste. */
export interface Interest {
  readonly answers: readonly ChosenAnswer[];
  /** The genre of her last recommendation. */
  readonly genreId: number | null;
  readonly recommended: ReadonlySet<number>;
  readonly liked: ReadonlySet<number>;
  readonly disliked: ReadonlySet<number>;
  readonly read: ReadonlySet<number>;
}

/** The one reason shown for a meeting. */
export type FitReason =
  | { readonly kind: 'liked' | 'recommended' | 'read' }
  | { readonly kind: 'members'; readonly answer: ChosenAnswer }
  | { readonly kind: 'book'; readonly claim: Claim }
  | { readonly kind: 'seats'; readonly freeSeats: number };

/** The difference between a meeting and the reader. */
export type FitDifference =
  | { readonly kind: 'members'; readonly question: QuizQuestion }
  | { readonly kind: 'genre'; readonly genre: string }
  | { readonly kind: 'tag'; readonly answer: ChosenAnswer; readonly tag: string };

export interface MeetingMatch {
  readonly meetingId: number;
  readonly bookId: number;
  /** The parts of the book and of the members, `fit/meeting-fit.ts`. */
  readonly score: number;
  readonly reason: FitReason;
  /** `null`: nothing is known to differ. */
  readonly difference: FitDifference | null;
}
