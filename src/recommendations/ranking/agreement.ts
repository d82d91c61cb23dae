import type { Candidate } from '../candidates/index.ts';
import { bordaPoints } from './borda.ts';
import type { Ranking } from './ranking-pass.ts';
import { chanceCorrelation, correlation, mean, residuals } from './statistics.ts';

/**
 * One pass over the same books in the same sequence: the points it gave to each book, and the place
 * at which it saw each book.
 */
export interface PassPoints {
  readonly points: readonly number[];
  readonly places: readonly number[];
}

/** The passes of these rankings, in the order of the candidates. */
export function passPointsOf(candidates: readonly Candidate[], rankings: readonly Ranking[]): PassPoints[] {
  const bookIds = candidates.map(({ id }) => id);
  return rankings.map((ranking) => ({
    points: bordaPoints(ranking, bookIds),
    places: bookIds.map((id) => ranking.shown.indexOf(id)),
  }));
}

/**
 * Mean correlation of the passes' points, after the effect of the place is removed. 1 means equal
 * rankings, about 0 chance. `null` for fewer than two passes.
 */
export function agreementOf(passes: readonly PassPoints[]): number | null {
  const books = passes[0]?.points.length ?? 0;
  const all = residuals(
    passes.flatMap(({ points }) => points),
    passes.flatMap(({ places }) => places),
  );
  const fair = passes.map((_, pass) => all.slice(pass * books, (pass + 1) * books));
  const pairs = fair.flatMap((one, i) => fair.slice(i + 1).map((other) => correlation(one, other)));
  return pairs.length === 0 ? null : mean(pairs);
}

/**
 * Whether the agreement is higher than chance gives once in twenty with this number of passes and
 * books: above 0.38 for two passes over twenty books, above 0.15 for four.
 */
export const isBeyondChance = (agreement: number, { passes, books }: { passes: number; books: number }) =>
  agreement > chanceCorrelation(books, (passes * (passes - 1)) / 2);
