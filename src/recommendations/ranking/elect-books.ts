import { type Candidate, pickCount } from '../candidates/index.ts';
import { aggregateRankings } from './aggregate-rankings.ts';
import { electByRule } from './elect-by-rule.ts';
import type { ElectedBook } from './elected-book.ts';
import type { FallbackReason } from './fallback-reason.ts';
import type { Ranking } from './ranking-pass.ts';
import type { ReaderPopularity } from './reader-popularity.ts';
import type { RankedBook } from './rule-score.ts';
import { comparedPlaces, spreadThree } from './spread-three.ts';

export interface Election {
  /** At most three, best first. */
  readonly elected: readonly ElectedBook[];
  /** See {@link aggregateRankings}. */
  readonly agreement: number | null;
  /** Why the rankings were not used; `null`: they were used, or there were none. */
  readonly failure: FallbackReason | null;
}

/** The share of variety in the choice by a model, whose ranking tells more than the rule score. */
const variety = 0.07;

/**
 * Elects three books with many points of all passes that differ from each other; ties go by the
 * rule score. The rule score chooses alone if the passes agree no more than chance, or if the
 * ranking only follows sales.
 * @param candidates in catalogue order, best-selling first
 * @param electable the books that may be elected, best by the rule score first
 */
export function electBooks(
  candidates: readonly Candidate[],
  rankings: readonly Ranking[],
  electable: readonly RankedBook[],
  popularity: ReaderPopularity | null,
): Election {
  const { points, agreement, failure } = aggregateRankings(candidates, rankings);
  const byRule = () => electByRule(electable, popularity);
  if (points === null) return { elected: byRule(), agreement, failure };

  const scored = electable
    .map((ranked) => ({ ranked, book: ranked.book, score: points.get(ranked.book.id) ?? 0 }))
    .toSorted((one, other) => other.score - one.score);
  // The distance of the first and the last place, when all passes agree.
  const range = rankings.length * (candidates.length - 1);
  // The order of books that no pass ranked is that of the rule score, which variety must not undo.
  const rankedBooks = electable.filter(({ book }) => isRanked(book.id, rankings)).length;
  const places = Math.min(comparedPlaces, rankedBooks);
  const elected = spreadThree(scored, { variety, range, places, popularity }).map(
    ({ scored: { ranked, score }, movedFor }) => ({
      ranked,
      votes: votesFor(ranked.book.id, rankings),
      isChosenByModel:
        score > 0 ||
        (movedFor !== null && isRanked(ranked.book.id, rankings)) ||
        candidates.length <= pickCount,
      movedFor,
    }),
  );
  if (!elected.some(({ isChosenByModel }) => isChosenByModel))
    return { elected: byRule(), agreement, failure: rankings.length > 0 ? 'only_fame' : null };
  return { elected, agreement, failure: null };
}

const votesFor = (id: number, rankings: readonly Ranking[]) =>
  rankings.filter(({ ranked }) => ranked.slice(0, pickCount).includes(id)).length;

const isRanked = (id: number, rankings: readonly Ranking[]) =>
  rankings.some(({ ranked }) => ranked.includes(id));
