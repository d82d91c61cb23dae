import type { Fixture } from '../fixture/fixture-format.ts';
import { quizGenres } from '../genres.ts';
import type { ImportedBook } from './aladin-item.ts';
import { personKey } from './person-name.ts';

const genreOrder = quizGenres.map(({ name }) => name);
const byText = (one: string, other: string) => (one < other ? -1 : Number(one > other));

/**
 * The fixture of these books. Equal books give an equal fixture: nothing depends on the order they came in, and `fetchedAt` says the day only.
 */
export function buildFixture(
  imported: readonly ImportedBook[],
  fetchedAt: Date,
  { withDescriptions = false }: { withDescriptions?: boolean } = {},
): Fixture {
  const books = imported.toSorted(
    (one, other) =>
      (one.bestRank ?? Number.POSITIVE_INFINITY) - (other.bestRank ?? Number.POSITIVE_INFINITY) ||
      other.salesPoint - one.salesPoint ||
      one.itemId - other.itemId,
  );
  const names = [...new Set(books.map(({ category }) => category))];
  const categories = [
    ...genreOrder.filter((name) => names.includes(name)),
    ...names.filter((name) => !genreOrder.includes(name)).sort(byText),
  ].map((name, at) => ({ id: at + 1, name }));
  const categoryIds = new Map(categories.map(({ id, name }) => [name, id]));

  const authors = new Map<string, { id: number; name: string }>();
  const authorId = (name: string) => {
    const known = authors.get(personKey(name));
    if (known) return known.id;
    const author = { id: authors.size + 1, name };
    authors.set(personKey(name), author);
    return author.id;
  };

  const entries = books.map(({ category, contributors, description, tags, ...facts }) => ({
    itemId: facts.itemId,
    isbn13: facts.isbn13,
    title: facts.title,
    subtitle: facts.subtitle,
    categoryId: categoryIds.get(category) ?? 0,
    subCategory: facts.subCategory,
    contributors: contributors.map(({ name, role }) => ({ authorId: authorId(name), role })),
    publisher: facts.publisher,
    publishedOn: facts.publishedOn,
    listPrice: facts.listPrice,
    salePrice: facts.salePrice,
    salesPoint: facts.salesPoint,
    bestRank: facts.bestRank,
    tags: [...tags],
    coverUrl: facts.coverUrl,
    productUrl: facts.productUrl,
    ...(withDescriptions ? { description } : {}),
  }));
  const day = `${fetchedAt.toISOString().slice(0, 10)}T00:00:00.000Z`;
  return {
    format: 1,
    source: 'aladin',
    fetchedAt: day,
    categories,
    authors: [...authors.values()],
    books: entries,
  };
}
