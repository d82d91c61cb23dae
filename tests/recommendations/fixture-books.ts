import { readFileSync } from 'node:fs';
import { illustratorsOf, translatorsOf } from '../../src/books/credits.ts';
import { neededPerGenre } from '../../src/books/genres.ts';
import { prizeOf } from '../../src/books/prize.ts';
import { seriesName } from '../../src/books/series-name.ts';
import { pickWorks } from '../../src/books/works/pick-works.ts';
import type { Candidate } from '../../src/recommendations/candidates/candidate.ts';

interface Fixture {
  readonly categories: readonly { readonly id: number; readonly name: string }[];
  readonly authors: readonly { readonly id: number; readonly name: string }[];
  readonly books: readonly FixtureBook[];
}

interface FixtureBook {
  readonly itemId: number;
  readonly title: string;
  readonly subtitle: string | null;
  readonly categoryId: number;
  readonly subCategory: string | null;
  readonly contributors: readonly { readonly authorId: number; readonly role: string | null }[];
  readonly publisher: string;
  readonly publishedOn: string | null;
  readonly listPrice: number;
  readonly salePrice: number;
  readonly salesPoint: number;
  readonly bestRank: number | null;
  readonly categoryPath?: readonly string[];
  readonly series?: string;
  readonly pages?: number;
  readonly tags: readonly string[];
}

const fixture = JSON.parse(
  readFileSync(new URL('../../fixtures/books.json', import.meta.url), 'utf8'),
) as Fixture;
const names = new Map(fixture.authors.map(({ id, name }) => [id, name]));

/** The top twenty works of each genre of the committed catalogue that has enough works. */
export const candidatesByGenre = (): Map<string, Candidate[]> =>
  new Map([...shelvesByGenre()].map(([name, shelf]) => [name, shelf.slice(0, neededPerGenre)]));

/** All works of each of these genres, best first. */
export function shelvesByGenre(): Map<string, Candidate[]> {
  const { categories, books } = fixture;
  const shelves = categories.map(({ id, name }): [string, Candidate[]] => {
    const shelf = books.filter(({ categoryId }) => categoryId === id).sort(byRank);
    return [name, pickWorks(shelf.map(withCredits)).map(({ book }) => toCandidate(book))];
  });
  return new Map(shelves.filter(([, shelf]) => shelf.length >= neededPerGenre));
}

const sales = new Map(fixture.books.map(({ itemId, salesPoint }) => [itemId, salesPoint]));
/** The sales of a book of the committed catalogue; 0: unknown. */
export const salesOf = (id: number): number => sales.get(id) ?? 0;

/** The book of the committed catalogue with this title, or else one whose title begins with it. */
export function catalogueBook(title: string): Candidate {
  const found =
    fixture.books.find((book) => book.title === title) ??
    fixture.books.find((book) => book.title.startsWith(title));
  if (!found) throw new Error(`no book ${title}`);
  return toCandidate(found);
}

const byRank = (one: FixtureBook, other: FixtureBook) =>
  (one.bestRank ?? Number.MAX_SAFE_INTEGER) - (other.bestRank ?? Number.MAX_SAFE_INTEGER) ||
  other.salesPoint - one.salesPoint ||
  one.itemId - other.itemId;

const withCredits = (book: FixtureBook) => ({
  ...book,
  publishedOn: book.publishedOn === null ? null : new Date(book.publishedOn),
  contributors: creditsOf(book),
  book,
});

const creditsOf = ({ contributors }: FixtureBook) =>
  contributors.map(({ authorId, role }) => ({ name: names.get(authorId) ?? '', role }));

const toCandidate = (book: FixtureBook): Candidate => ({
  id: book.itemId,
  title: book.title,
  subtitle: book.subtitle,
  authors: book.contributors
    .filter(({ role }) => role === '지은이')
    .map(({ authorId }) => names.get(authorId) ?? ''),
  publisher: book.publisher,
  publishedOn: book.publishedOn === null ? null : new Date(book.publishedOn),
  subCategory: book.subCategory,
  categoryPath: book.categoryPath ?? [],
  prize: prizeOf(book),
  seriesName: seriesName({ title: book.title, series: book.series ?? null }),
  translators: translatorsOf(creditsOf(book)),
  illustrators: illustratorsOf(creditsOf(book)),
  pages: book.pages ?? null,
  tags: book.tags,
  salePrice: book.salePrice,
  description: null,
});
