import {
  aggregateRankings,
  type Candidate,
  electBooks,
  electByRule,
  preferProvable,
  type ReaderPopularity,
  rankByRule,
} from '../../src/recommendations/commands.ts';
import { seededRandom } from '../../tests/support/seeded-random.ts';
import type { Case } from './cases.ts';
import { mean } from './measures.ts';
import { productRankings } from './passes/product-rankings.ts';

/** The books of a case with one score each, and the three that the site chooses by these. */
export interface PlantedScores {
  readonly source: Source;
  /** Best first. */
  readonly scored: readonly { readonly book: Candidate; readonly score: number }[];
  readonly elect: (popularity: ReaderPopularity | null) => readonly Candidate[];
}

const modelSources = ['a model that knows her', 'a model that tires', 'a model that errs'] as const;
export const sources = [...modelSources, 'the rule score'] as const;
export type Source = (typeof sources)[number];

/** The factor on a book's worth with every place further down, for `a model that tires`. */
const fade = 0.89;
/** How far `a model that errs` is off, in standard deviations of the worths. */
const error = 0.7;

/** Scores of a case by three made-up models, four passes each, and by the rule. Seeded. */
export function plantedScores(one: Case, seed: number): PlantedScores[] {
  const random = seededRandom(seed);
  const worthOf = ({ title }: Candidate) => one.worth.get(title) ?? 0;
  const worths = one.books.map(worthOf);
  const least = Math.min(...worths);
  const deviation = Math.sqrt(mean(worths.map((worth) => (worth - mean(worths)) ** 2)));
  const keys: Record<(typeof modelSources)[number], (book: Candidate, place: number) => number> = {
    'a model that knows her': worthOf,
    'a model that tires': (book, place) => (worthOf(book) - least + 0.01) * fade ** place,
    'a model that errs': (book) => worthOf(book) + error * deviation * normal(random),
  };
  const books = new Map(one.books.map((book) => [book.id, book]));
  const byRule = preferProvable(rankByRule(one.answers, one.books));
  const byModels = modelSources.flatMap((source): PlantedScores[] => {
    const rank = (shown: readonly number[]) =>
      shown
        .map((id, place) => ({ id, key: keys[source](books.get(id) as Candidate, place) }))
        .sort((a, b) => b.key - a.key)
        .map(({ id }) => id);
    const { all: rankings } = productRankings(one.books, `seed ${seed}`, rank);
    const { points } = aggregateRankings(one.books, rankings);
    if (points === null) return [];
    const scored = byRule
      .map(({ book }) => ({ book, score: points.get(book.id) ?? 0 }))
      .sort((a, b) => b.score - a.score);
    const elect = (popularity: ReaderPopularity | null) =>
      electBooks(one.books, rankings, byRule, popularity).elected.map(({ ranked }) => ranked.book);
    return [{ source, scored, elect }];
  });
  const elect = (popularity: ReaderPopularity | null) =>
    electByRule(byRule, popularity).map(({ ranked }) => ranked.book);
  return [...byModels, { source: 'the rule score', scored: byRule, elect }];
}

/** A number of the normal distribution, mean 0 and deviation 1. */
const normal = (random: () => number) =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
