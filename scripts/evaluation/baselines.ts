import { rankByRule } from '../../src/recommendations/commands.ts';
import type { Persona } from '../../tests/recommendations/personas.ts';
import { seededRandom } from '../../tests/support/seeded-random.ts';
import { type Case, casesFor } from './cases.ts';
import { hitRate, mean, popularityLift } from './measures.ts';

export interface Baseline {
  readonly name: string;
  readonly hit: number;
  readonly lift: number;
}

type Order = (one: Case) => readonly number[];

const ordersWith = (random: () => number): Record<string, Order> => ({
  'rule score': ({ answers, books }) => rankByRule(answers, books).map(({ book }) => book.id),
  'random order': ({ books }) =>
    books
      .map(({ id }) => ({ id, card: random() }))
      .sort((one, other) => one.card - other.card)
      .map(({ id }) => id),
  bestsellers: ({ books }) => books.map(({ id }) => id),
});

/** Orders that need no model, measured on the same readers as the modes. */
export const baselines = (readers: readonly Persona[]): Baseline[] =>
  Object.entries(ordersWith(seededRandom(1))).map(([name, order]) => {
    const cases = casesFor(2, readers);
    const shown = cases.map((one) => [one, order(one).slice(0, 3)] as const);
    return {
      name,
      hit: mean(shown.map(([one, ids]) => hitRate(one, ids))),
      lift: mean(shown.map(([one, ids]) => popularityLift(one, ids))),
    };
  });
