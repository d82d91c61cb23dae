import type { Proportion } from './proportion.ts';

/**
 * How a book came to be shown. `model`: it chose the book. `comparison`: the rule score, where the
 * model could have been called. `no_key`: the rule score of a site without a model. `fallback`: the
 * rule score, because the model could not be used or named too few books. `unshown`: it was a
 * candidate and was not shown.
 */
export const ways = ['model', 'comparison', 'no_key', 'fallback', 'unshown'] as const;
export type Way = (typeof ways)[number];

/**
 * A reader opened a book's page from the recommendation, liked the book, took a seat in a meeting
 * about it, or finished it.
 */
export const measures = ['opened', 'liked', 'joined', 'finished'] as const;
export type Measure = (typeof measures)[number];

/** The fate of the books that a group of recommendations showed to readers with an account. */
export interface Outcome {
  /** A book that two readers saw counts twice. */
  readonly shown: number;
  /** Among the books whose days for the measure are over. */
  readonly results: Readonly<Record<Measure, Proportion>>;
}

/** The books of one week that came to be shown in the same way. */
export interface WeekOutcome extends Outcome {
  /** The day on which the week begins, in Korea. */
  readonly monday: Date;
  readonly way: Way;
  /** The model asked for, its own name for itself, and the version of its prompts; or empty. */
  readonly model: string;
  readonly servedModel: string;
  readonly promptVersion: string;
}

/**
 * Stands for the names that few books of a week have. No server's name has this letter, because
 * such a name is not stored.
 */
export const otherNames = '*';

/** Adds up outcomes of different books. */
export function sumOf(outcomes: readonly Outcome[]): Outcome {
  const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((total, one) => total + of(one), 0);
  const proportion = (measure: Measure): Proportion => ({
    hits: sum(({ results }) => results[measure].hits),
    of: sum(({ results }) => results[measure].of),
  });
  return {
    shown: sum(({ shown }) => shown),
    results: {
      opened: proportion('opened'),
      liked: proportion('liked'),
      joined: proportion('joined'),
      finished: proportion('finished'),
    },
  };
}
