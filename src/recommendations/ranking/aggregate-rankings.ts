import type { Candidate } from '../candidates/index.ts';
import { agreementOf, isBeyondChance, type PassPoints, passPointsOf } from './agreement.ts';
import { placeFreeWins } from './place-free-wins.ts';
import type { Ranking } from './ranking-pass.ts';
import { roundPoints } from './round-points.ts';
import { chanceOfSameThree, nameSameThree } from './same-three.ts';
import { followsFame, removeFame, withoutFame } from './without-fame.ts';

/** The rankings of all passes as one score per book. */
export interface Aggregate {
  /**
   * Points by book id, 0 on average. Above 0: the model ranked the book above the middle. `null`:
   * the points tell nothing.
   */
  readonly points: ReadonlyMap<number, number> | null;
  /** See {@link agreementOf}. */
  readonly agreement: number | null;
  /** Why the points tell nothing. */
  readonly failure: 'no_agreement' | 'only_fame' | null;
}

/** Passes that name the same three books agree, if chance does so less often than this. */
const rare = 0.05;

/**
 * Counts how often each book was ranked above others, without the effect of the place. One pass
 * counts as it is. Passes that agree no more than chance tell nothing, and neither do those that
 * agree no more than chance when the effect of sales is removed.
 * @param candidates in catalogue order, best-selling first
 */
export function aggregateRankings(candidates: readonly Candidate[], rankings: readonly Ranking[]): Aggregate {
  const bookIds = candidates.map(({ id }) => id);
  const passes = passPointsOf(candidates, rankings);
  const agreement = agreementOf(passes);
  const counted = { passes: passes.length, books: bookIds.length };
  const nothing = (failure: 'no_agreement' | 'only_fame') => ({ points: null, agreement, failure });
  const isSurprising = nameSameThree(rankings) && chanceOfSameThree(counted) < rare;
  if (agreement !== null && !isBeyondChance(agreement, counted) && !isSurprising)
    return nothing('no_agreement');

  const wins = agreement === null ? firstOr(passes, bookIds.length) : placeFreeWins(passes);
  const withoutSales = followsFame(wins) ? agreementOf(passes.map(fameRemoved)) : null;
  if (withoutSales !== null && !isBeyondChance(withoutSales, counted)) return nothing('only_fame');
  const rounded = roundPoints(withoutFame(wins));
  return {
    points: new Map(bookIds.map((id, i) => [id, rounded[i] ?? 0])),
    agreement,
    failure: null,
  };
}

const fameRemoved = ({ points, places }: PassPoints): PassPoints => ({ points: removeFame(points), places });

const firstOr = ([pass]: readonly PassPoints[], books: number): readonly number[] =>
  pass?.points ?? Array<number>(books).fill(0);
