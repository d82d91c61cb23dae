import { type Candidate, pickCount } from '../candidates/index.ts';
import type { FallbackReason } from '../model/index.ts';
import { aggregateRankings } from './aggregate-rankings.ts';
import type { Ranking } from './ranking-pass.ts';
import type { RankedBook } from './rule-score.ts';

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
  /** See {@link aggregateRankings}. */
  readonly agreement: number | null;
  /** Why the rankings were not used; `null`: they were used, or there were none. */
  readonly failure: FallbackReason | null;
}

/**
 * Elects the books with the most points of all passes; ties go by the rule score. The rule score
 * chooses alone if the passes agree no more than chance, or if the ranking only follows sales.
 * @param candidates in catalogue order, best-selling first
 * @param electable the books that may be elected, best by the rule score first
 */
export function electBooks(
  candidates: readonly Candidate[],
  rankings: readonly Ranking[],
  electable: readonly RankedBook[],
): Election {
  const { points, agreement } = aggregateRankings(candidates, rankings);
  if (points === null) return { elected: chooseByRule(electable), agreement, failure: 'no_agreement' };

  const scored = electable
    .map((ranked) => ({ ranked, points: points.get(ranked.book.id) ?? 0 }))
    .toSorted((one, other) => other.points - one.points);
  const elected = scored.slice(0, pickCount).map((one) => ({
    ranked: one.ranked,
    votes: votesFor(one.ranked.book.id, rankings),
    isChosenByModel: one.points > 0 || candidates.length <= pickCount,
  }));
  if (!elected.some(({ isChosenByModel }) => isChosenByModel))
    return { elected: chooseByRule(electable), agreement, failure: rankings.length > 0 ? 'only_fame' : null };
  return { elected, agreement, failure: null };
}

const chooseByRule = (electable: readonly RankedBook[]): ElectedBook[] =>
  electable.slice(0, pickCount).map((ranked) => ({ ranked, votes: 0, isChosenByModel: false }));

const votesFor = (id: number, rankings: readonly Ranking[]) =>
  rankings.filter(({ ranked }) => ranked.slice(0, pickCount).includes(id)).length;
