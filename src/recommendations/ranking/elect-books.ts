import { type Candidate, pickCount } from '../candidates/index.ts';
import type { FallbackReason } from '../model/index.ts';
import { agreementOf, isBeyondChance } from './agreement.ts';
import { bordaPoints } from './borda.ts';
import type { Ranking } from './ranking-pass.ts';
import type { RankedBook } from './rule-score.ts';
import { chanceCorrelation, correlation, deviations, residuals } from './statistics.ts';

export interface ElectedBook {
  readonly ranked: RankedBook;
  /** Passes that ranked the book among the first three. */
  readonly votes: number;
  /**
   * Whether the model ranked the book above the middle. Otherwise the rule score filled the place.
   */
  readonly isChosenByModel: boolean;
}

export interface Election {
  /** At most three, best first. */
  readonly elected: readonly ElectedBook[];
  /** See {@link agreementOf}. */
  readonly agreement: number | null;
  /** Why the rankings were not used; `null`: they were used, or there were none. */
  readonly failure: FallbackReason | null;
}

/** Smaller differences of points are rounding errors of the regression. */
const tiny = 1e-6;

/**
 * Sums the Borda points of the passes; ties go by the rule score. The rule score chooses alone if
 * the passes agree no more than chance, or if the ranking only follows sales.
 * @param candidates in catalogue order, best-selling first
 * @param electable the books that may be elected, best by the rule score first
 */
export function electBooks(
  candidates: readonly Candidate[],
  rankings: readonly Ranking[],
  electable: readonly RankedBook[],
): Election {
  const bookIds = candidates.map(({ id }) => id);
  const passes = rankings.map((ranking) => ({
    points: bordaPoints(ranking, bookIds),
    places: bookIds.map((id) => ranking.shown.indexOf(id)),
  }));
  const agreement = agreementOf(passes);
  const counted = { passes: passes.length, books: bookIds.length };
  if (agreement !== null && !isBeyondChance(agreement, counted))
    return { elected: chooseByRule(electable), agreement, failure: 'no_agreement' };

  const sums = bookIds.map((_, i) => passes.reduce((sum, { points }) => sum + (points[i] ?? 0), 0));
  const points = new Map(withoutFame(sums).map((value, i) => [bookIds[i], Math.round(value / tiny) * tiny]));
  const pointsOf = ({ book }: RankedBook) => points.get(book.id) ?? 0;
  const elected = electable
    .toSorted((one, other) => pointsOf(other) - pointsOf(one))
    .slice(0, pickCount)
    .map((ranked) => ({
      ranked,
      votes: votesFor(ranked.book.id, rankings),
      isChosenByModel: pointsOf(ranked) > 0 || bookIds.length <= pickCount,
    }));
  if (!elected.some(({ isChosenByModel }) => isChosenByModel))
    return { elected: chooseByRule(electable), agreement, failure: rankings.length > 0 ? 'only_fame' : null };
  return { elected, agreement, failure: null };
}

const chooseByRule = (electable: readonly RankedBook[]): ElectedBook[] =>
  electable.slice(0, pickCount).map((ranked) => ({ ranked, votes: 0, isChosenByModel: false }));

const votesFor = (id: number, rankings: readonly Ranking[]) =>
  rankings.filter(({ ranked }) => ranked.slice(0, pickCount).includes(id)).length;

/**
 * The points as deviations from their mean. If they correlate with sales beyond chance, the linear
 * effect of sales is removed: models know famous titles without being told.
 */
function withoutFame(points: readonly number[]): number[] {
  const fame = points.map((_, place) => points.length - place);
  return correlation(points, fame) > chanceCorrelation(points.length)
    ? residuals(points, fame)
    : deviations(points);
}
