import { type Outcome, sumOf, type WeekOutcome } from './outcome.ts';

/** Adds up the outcomes with the same key, in the order in which the keys come. */
export const groupOutcomes = (
  outcomes: readonly WeekOutcome[],
  keyOf: (outcome: WeekOutcome) => string,
): [key: string, outcome: Outcome][] =>
  [...Map.groupBy(outcomes, keyOf)].map(([key, all]) => [key, sumOf(all)]);
