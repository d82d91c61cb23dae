import type { Candidate } from '../candidates/index.ts';
import { agreementOf, isBeyondChance } from './agreement.ts';
import { bordaPoints } from './borda.ts';
import type { Ranking } from './ranking-pass.ts';
import { withoutFame } from './without-fame.ts';

/** The rankings of all passes as one score per book. */
export interface Aggregate {
  /**
   * Points by book id, 0 on average. Above 0: the model ranked the book above the middle. `null`:
   * the passes agree no more than chance, so their points tell nothing.
   */
  readonly points: ReadonlyMap<number, number> | null;
  /** See {@link agreementOf}. */
  readonly agreement: number | null;
}

/** Smaller differences of points are rounding errors of the regression. */
const tiny = 1e-6;

/**
 * Sums the Borda points of the passes.
 * @param candidates in catalogue order, best-selling first
 */
export function aggregateRankings(candidates: readonly Candidate[], rankings: readonly Ranking[]): Aggregate {
  const bookIds = candidates.map(({ id }) => id);
  const passes = rankings.map((ranking) => ({
    points: bordaPoints(ranking, bookIds),
    places: bookIds.map((id) => ranking.shown.indexOf(id)),
  }));
  const agreement = agreementOf(passes);
  const counted = { passes: passes.length, books: bookIds.length };
  if (agreement !== null && !isBeyondChance(agreement, counted)) return { points: null, agreement };

  const sums = bookIds.map((_, i) => passes.reduce((sum, { points }) => sum + (points[i] ?? 0), 0));
  const rounded = withoutFame(sums).map((value) => Math.round(value / tiny) * tiny);
  return { points: new Map(bookIds.map((id, i) => [id, rounded[i] ?? 0])), agreement };
}
