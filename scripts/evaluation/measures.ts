import type { Case } from './cases.ts';

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length;

/** hit@3: the share of a reader's own best three that are among the three shown. */
export const hitRate = ({ truth }: Case, shown: readonly number[]): number =>
  shown.filter((id) => truth.has(id)).length / truth.size;

/**
 * How much more popular the shown books are than the twenty on average, both by their place in the
 * list of what sells. 1: not at all.
 */
export const popularityLift = ({ popularity }: Case, shown: readonly number[]): number =>
  mean(shown.map((id) => popularity.get(id) ?? 0)) / mean([...popularity.values()]);

/**
 * The share of books that two choices of three have in common, over all pairs of several choices.
 */
export function meanOverlap(choices: readonly (readonly number[])[]): number {
  const pairs = choices.flatMap((one, i) => choices.slice(i + 1).map((other) => [one, other] as const));
  return mean(pairs.map(([one, other]) => one.filter((id) => other.includes(id)).length / one.length));
}
