import { chanceCorrelation, correlation, mean, residuals } from './statistics.ts';

/** One pass over the same books in the same sequence: the points it gave each, and the place each was shown at. */
export interface PassPoints {
  readonly points: readonly number[];
  readonly places: readonly number[];
}

/**
 * How far the passes say the same of the books: the mean correlation of their points, after what the place alone gave is taken out of them.
 * 1 is the same ranking every time, about 0 is chance. `null` with fewer than two passes.
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

/** Whether so many passes over so many books agree more than chance would make them. */
export const isBeyondChance = (agreement: number, { passes, books }: { passes: number; books: number }) =>
  agreement > chanceCorrelation(books, (passes * (passes - 1)) / 2);
