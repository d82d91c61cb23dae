import { type Candidate, pickCount } from '../candidates/index.ts';
import { bestTrio } from './best-trio.ts';
import { meanDistance } from './book-distance.ts';
import { judgeByPopularity } from './judge-by-popularity.ts';
import type { ReaderPopularity } from './reader-popularity.ts';
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
    const judged = trios.map((trio) => ({ trio, worth: worthOf(trio, options) }));
    const varied = bestTrio(judged);
    const popular = options.popularity && bestTrio(judgeByPopularity(judged, options.popularity));
    if (varied) return markMoved(popular ?? varied, varied, scored);
    const inOrder = triosOf(scored).find(keepsLimit);
    if (inOrder) return markMoved(inOrder, inOrder, scored);
  }
  return scored.map((one) => ({ scored: one, movedFor: null }));
}

function worthOf(trio: Trio<ScoredBook>, { variety, range }: SpreadOptions): number {
  const relevance = trio.reduce((sum, { score }) => sum + score, 0) / trio.length / (range || 1);
  return (1 - variety) * relevance + variety * meanDistance(trio.map(({ book }) => book));
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
