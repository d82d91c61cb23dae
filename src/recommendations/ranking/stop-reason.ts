import { type Candidate, pickCount } from '../candidates/index.ts';
import { aggregateRankings } from './aggregate-rankings.ts';
import type { Ranking } from './ranking-pass.ts';
import { nameSameThree } from './same-three.ts';

/**
 * The reason why the rankings so far are enough. `agreed`: they name the same three books.
 * `clear`: the third book leads the fourth. `apart`: they agree no better than random rankings do
 * on average.
 */
export type EnoughReason = 'agreed' | 'clear' | 'apart';

/**
 * Why no further pass was asked. `limit`: all passes ran that the setting allows. `no_time`: the
 * deadline was too near. `failed`: no further pass could have done better.
 */
export type StopReason = EnoughReason | 'limit' | 'no_time' | 'failed';

/**
 * The lead of the third book that is enough, in standard errors of the difference of two books. In
 * planted truth a smaller one costs hits, and a larger one calls.
 */
const enoughLead = 0.7;

/**
 * Decides whether the rankings tell enough; `null`: a further pass may change the three.
 * @param electable ids of the books that may be shown
 */
export function judgeRankings(
  candidates: readonly Candidate[],
  rankings: readonly Ranking[],
  electable: ReadonlySet<number>,
): EnoughReason | null {
  if (rankings.length < 2) return null;
  const shown = rankings.map(({ ranked }) => ({ ranked: ranked.filter((id) => electable.has(id)) }));
  if (nameSameThree(shown)) return 'agreed';
  const { points, agreement } = aggregateRankings(candidates, rankings);
  if (agreement === null || agreement <= 0) return 'apart';
  if (points === null) return null;
  const best = [...electable].map((id) => points.get(id) ?? 0).sort((one, other) => other - one);
  const [third, fourth] = [best[pickCount - 1] ?? 0, best[pickCount] ?? 0];
  const lead = (third - fourth) / rankings.length;
  return lead >= enoughLead * standardError(candidates.length, rankings.length, agreement) ? 'clear' : null;
}

/** Of the difference between the mean points of two books, when single passes correlate so far. */
const standardError = (books: number, passes: number, agreement: number) =>
  Math.sqrt(((books ** 2 - 1) / 12) * ((2 * (1 - agreement)) / passes));
