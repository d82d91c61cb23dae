import { type Candidate, pickCount } from '../candidates/index.ts';
import type { FallbackReason } from '../model/index.ts';
import { agreementOf, isBeyondChance } from './agreement.ts';
import { bordaPoints } from './borda.ts';
import type { Ranking } from './rank-in-passes.ts';
import type { RankedBook } from './rule-score.ts';
import { chanceCorrelation, correlation, deviations, residuals } from './statistics.ts';

export interface ElectedBook {
  readonly ranked: RankedBook;
  /** In how many passes it was among the first three. */
  readonly votes: number;
  /** Whether the model put it above the middle; otherwise the rule score filled the place. */
  readonly isChosenByModel: boolean;
}

export interface Election {
  /** At most three, best first. */
  readonly elected: readonly ElectedBook[];
  /** See {@link agreementOf}. */
  readonly agreement: number | null;
  /** Why the rankings decided nothing, though there were some. */
  readonly failure: FallbackReason | null;
}

/** Points that are this close are equal: they come out of a regression. */
const tiny = 1e-6;

/**
 * Counts the passes by Borda; ties go by the rule score. Two things a ranking may be that say nothing of this reader, and then the rule score
 * chooses: passes that agree no more than chance would, and a list of what sells.
 * @param candidates in the order of the catalogue, the best sold first
 * @param founded the books that may be elected, best by the rule score first
 */
export function electBooks(
  candidates: readonly Candidate[],
  rankings: readonly Ranking[],
  founded: readonly RankedBook[],
): Election {
  const bookIds = candidates.map(({ id }) => id);
  const passes = rankings.map((ranking) => ({
    points: bordaPoints(ranking, bookIds),
    places: bookIds.map((id) => ranking.shown.indexOf(id)),
  }));
  const agreement = agreementOf(passes);
  const counted = { passes: passes.length, books: bookIds.length };
  if (agreement !== null && !isBeyondChance(agreement, counted))
    return { elected: chooseByRule(founded), agreement, failure: 'no_agreement' };

  const sums = bookIds.map((_, i) => passes.reduce((sum, { points }) => sum + (points[i] ?? 0), 0));
  const points = new Map(withoutFame(sums).map((value, i) => [bookIds[i], Math.round(value / tiny) * tiny]));
  const pointsOf = ({ book }: RankedBook) => points.get(book.id) ?? 0;
  const elected = founded
    .toSorted((one, other) => pointsOf(other) - pointsOf(one))
    .slice(0, pickCount)
    .map((ranked) => ({
      ranked,
      votes: votesFor(ranked.book.id, rankings),
      isChosenByModel: pointsOf(ranked) > 0 || bookIds.length <= pickCount,
    }));
  if (!elected.some(({ isChosenByModel }) => isChosenByModel))
    return { elected: chooseByRule(founded), agreement, failure: rankings.length > 0 ? 'only_fame' : null };
  return { elected, agreement, failure: null };
}

const chooseByRule = (founded: readonly RankedBook[]): ElectedBook[] =>
  founded.slice(0, pickCount).map((ranked) => ({ ranked, votes: 0, isChosenByModel: false }));

const votesFor = (id: number, rankings: readonly Ranking[]) =>
  rankings.filter(({ ranked }) => ranked.slice(0, pickCount).includes(id)).length;

/**
 * The points as deviations from their mean. When they follow the list of what sells further than chance would, that line is taken out of
 * them: models know titles, and know which are famous, also when nobody tells them.
 */
function withoutFame(points: readonly number[]): number[] {
  const fame = points.map((_, place) => points.length - place);
  return correlation(points, fame) > chanceCorrelation(points.length)
    ? residuals(points, fame)
    : deviations(points);
}
