import { type AnswerCounts, membersFit } from './members-fit.ts';

/** Books that a reader liked, was recommended, or has read, by their ids. */
export interface OwnBooks {
  readonly liked: ReadonlySet<number>;
  readonly recommended: ReadonlySet<number>;
  readonly read: ReadonlySet<number>;
}

/**
 * Weights of the fits of the book and of the members, each from 0 to 1, and bonuses for books that
 * the reader liked, was recommended, or has read.
 */
const weights = { book: 0.55, members: 0.45, liked: 0.4, recommended: 0.35, read: 0.1 };

/** How well a meeting about a book fits a reader, before its members are known. */
export const bookPart = (fit: number, { liked, recommended, read }: OwnBooks, bookId: number): number =>
  weights.book * fit +
  (liked.has(bookId) ? weights.liked : 0) +
  (recommended.has(bookId) ? weights.recommended : 0) +
  (read.has(bookId) ? weights.read : 0);

/** The share of a meeting's fit that its members add. */
export const membersPart = (answers: AnswerCounts | undefined): number =>
  weights.members * membersFit(answers);
