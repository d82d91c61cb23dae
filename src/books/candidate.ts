import type { Book } from './book.ts';
import { shownAuthors } from './contributor.ts';
import { illustratorsOf, translatorsOf } from './credits.ts';
import { prizeOf } from './prize.ts';
import { seriesName } from './series-name.ts';

/** A book that may be recommended, with the facts that its columns hold between the lines. */
export interface Candidate extends Book {
  readonly authors: readonly string[];
  readonly translators: readonly string[];
  readonly illustrators: readonly string[];
  /** The words of the title or subtitle that say that the book won a prize. */
  readonly prize: string | null;
  /** Without the book's number in the series. */
  readonly seriesName: string | null;
}

export const toCandidate = (book: Book): Candidate => ({
  ...book,
  authors: shownAuthors(book.contributors).map(({ name }) => name),
  translators: translatorsOf(book.contributors),
  illustrators: illustratorsOf(book.contributors),
  prize: prizeOf(book),
  seriesName: seriesName(book),
});
