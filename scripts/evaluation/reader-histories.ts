import type { Candidate, ReaderPopularity } from '../../src/recommendations/commands.ts';
import { salesOf, shelvesByGenre } from '../../tests/recommendations/fixture-books.ts';
import type { Persona } from '../../tests/recommendations/personas.ts';
import { seededRandom } from '../../tests/support/seeded-random.ts';
import { type Case, toCase } from './cases.ts';
import { mean } from './measures.ts';

/** Which third of a genre's sixty best works her six books are from, by sales. */
export const loves = ['bestsellers', 'middling books', 'quiet books'] as const;

/** A reader who read six books of a genre, and the twenty best works that are left. */
export interface HistoryCase {
  readonly loved: (typeof loves)[number];
  readonly one: Case;
  readonly popularity: ReaderPopularity;
}

const ownBooks = 6;
const worksConsidered = 60;
/** With fewer works of known sales a third has too few to draw six from. */
const fewestWorks = 36;

/** Each reader with each kind of history in every genre with enough works. Seeded. */
export function historyCases(readers: readonly Persona[]): HistoryCase[] {
  const random = seededRandom(9);
  return readers.flatMap((persona) =>
    [...shelvesByGenre()].flatMap(([genre, shelf]) => {
      const known = shelf.filter(({ id }) => salesOf(id) > 0).slice(0, worksConsidered);
      if (known.length < fewestWorks) return [];
      const bySales = known.toSorted((one, other) => salesOf(other.id) - salesOf(one.id));
      return loves.map((loved, third): HistoryCase => {
        const [from, to] = [third, third + 1].map((part) => Math.floor((part * bySales.length) / 3));
        const own = draw(bySales.slice(from, to), random);
        const books = shelf.filter((book) => !own.includes(book)).slice(0, 20);
        return { loved, one: toCase(persona, genre, books), popularity: popularityOf(own, books) };
      });
    }),
  );
}

const draw = (books: readonly Candidate[], random: () => number) =>
  books
    .map((book) => ({ book, card: random() }))
    .sort((one, other) => one.card - other.card)
    .slice(0, ownBooks)
    .map(({ book }) => book);

const popularityOf = (own: readonly Candidate[], books: readonly Candidate[]): ReaderPopularity => ({
  own: mean(own.map(({ id }) => Math.log10(salesOf(id)))),
  logSales: new Map(books.filter(({ id }) => salesOf(id) > 0).map(({ id }) => [id, Math.log10(salesOf(id))])),
});
