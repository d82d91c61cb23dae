import { type Candidate, pickCount } from '../candidates/index.ts';
import { bookDistance } from './book-distance.ts';
import { popularityGap, popularityTolerance, type ReaderPopularity } from './reader-popularity.ts';
import { type Trio, trioLimits, triosOf } from './trio-limits.ts';

export interface ScoredBook {
  readonly book: Candidate;
  readonly score: number;
}

/**
 * Why a book is among the three although others have a higher score: the three differ more, or they
 * are as popular as the books that the reader liked and read.
 */
export type MovedFor = 'variety' | 'popularity';

export interface SpreadBook<T> {
  readonly scored: T;
  /** `null`: the score alone would have chosen it too. */
  readonly movedFor: MovedFor | null;
}

export interface SpreadOptions {
  /** From 0, where the scores alone decide, to 1, where only the distance of the books does. */
  readonly variety: number;
  /** The difference of two scores that counts as much as two books that differ in everything. */
  readonly range: number;
  /**
   * How many of the first books are compared. Books further down come in only where a limit leaves
   * no other choice. With fewer than three all are taken in their order.
   */
  readonly places: number;
  /** `null`: too few of the reader's books are known. */
  readonly popularity: ReaderPopularity | null;
}

/** The places compared of a list whose order means something: half of twenty. */
export const comparedPlaces = 10;
/** How much a tenfold difference in sales counts, beyond the tolerance. */
const popularityWeight = 0.4;
/** Three books count as near the reader's own up to about a threefold difference in sales. */
const popularityReach = 0.5;
/** Smaller differences are rounding errors: the earlier trio wins. */
const tiny = 1e-9;

/**
 * Chooses the three books with the largest sum of relevance and distance, over all trios: one book
 * of an author, and not all of one publisher, as far as the list allows. Deterministic.
 * @param scored best first. Of equal scores the earlier book is better
 * @returns three in the order of `scored`, or all when there are fewer
 */
export function spreadThree<T extends ScoredBook>(
  scored: readonly T[],
  options: SpreadOptions,
): SpreadBook<T>[] {
  for (const keepsLimit of trioLimits) {
    const trios = triosOf(scored.slice(0, options.places)).filter(keepsLimit);
    const varied = bestOf(trios, (trio) => worthOf(trio, options));
    if (varied) return markMoved(chooseAsPopular(trios, options) ?? varied, varied, scored);
    const inOrder = triosOf(scored).find(keepsLimit);
    if (inOrder) return markMoved(inOrder, inOrder, scored);
  }
  return scored.map((one) => ({ scored: one, movedFor: null }));
}

function worthOf(trio: Trio<ScoredBook>, { variety, range }: SpreadOptions): number {
  const [first, second, third] = trio;
  const relevance = (first.score + second.score + third.score) / 3 / (range || 1);
  const distance =
    (bookDistance(first.book, second.book) +
      bookDistance(first.book, third.book) +
      bookDistance(second.book, third.book)) /
    3;
  return (1 - variety) * relevance + variety * distance;
}

/**
 * The best trio when popularity counts as well. `undefined`: it does not count, or no trio comes
 * near the reader's own books, so that her taste would be lost for nothing.
 */
function chooseAsPopular<T extends ScoredBook>(
  trios: readonly Trio<T>[],
  options: SpreadOptions,
): Trio<T> | undefined {
  const { popularity } = options;
  if (popularity === null) return undefined;
  const measured = trios.map((trio) => ({
    trio,
    gap: popularityGap(
      popularity,
      trio.map(({ book }) => book.id),
    ),
  }));
  if (!measured.some(({ gap }) => gap <= popularityReach)) return undefined;
  const worth = ({ trio, gap }: (typeof measured)[number]) =>
    worthOf(trio, options) - popularityWeight * Math.max(0, gap - popularityTolerance);
  return bestOf(measured, worth)?.trio;
}

function bestOf<T>(all: readonly T[], worth: (one: T) => number): T | undefined {
  let best: T | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const one of all) {
    const value = worth(one);
    if (best !== undefined && value <= most + tiny) continue;
    [best, most] = [one, value];
  }
  return best;
}

function markMoved<T extends ScoredBook>(
  chosen: Trio<T>,
  varied: Trio<T>,
  scored: readonly T[],
): SpreadBook<T>[] {
  const third = scored[pickCount - 1]?.score ?? Number.NEGATIVE_INFINITY;
  return chosen.map((one) => ({
    scored: one,
    movedFor: one.score >= third ? null : varied.includes(one) ? 'variety' : 'popularity',
  }));
}
