import { pickCount } from '../candidates/index.ts';
import type { Ranking } from './ranking-pass.ts';

type Ranked = Pick<Ranking, 'ranked'>;

/** Whether all rankings name the same books first, in whatever order. */
export function nameSameThree(rankings: readonly Ranked[]): boolean {
  const [first, ...others] = rankings.map(({ ranked }) => ranked.slice(0, pickCount));
  return (
    first !== undefined &&
    others.every((other) => other.length === first.length && other.every((id) => first.includes(id)))
  );
}

/**
 * The probability that this number of random rankings names the same three books: 1 in 1,140 for
 * two rankings of twenty books.
 */
export function chanceOfSameThree({ passes, books }: { passes: number; books: number }): number {
  let sets = 1;
  for (let i = 0; i < pickCount; i += 1) sets *= Math.max(1, books - i) / (pickCount - i);
  return Math.min(1, Math.max(1, sets) ** (1 - passes));
}
