import type { Candidate } from '../../src/recommendations/candidates/candidate.ts';
import { standings } from '../../src/recommendations/candidates/standing.ts';
import type { Persona } from './personas.ts';

/** How much a persona would enjoy each of the books, by id. */
export function enjoyments({ likes }: Persona, books: readonly Candidate[]): Map<number, number> {
  const places = standings(books);
  return new Map(
    books.map((book, i) => {
      const tags = book.tags.reduce((sum, tag) => sum + (likes.tags[tag] ?? 0), 0);
      const shelves = Object.entries(likes.shelves ?? {}).filter(([word]) =>
        book.subCategory?.includes(word),
      );
      const words = Object.entries(likes.words ?? {}).filter(([word]) =>
        `${book.title} ${book.subtitle ?? ''}`.includes(word),
      );
      const place = places[i];
      const scales = place
        ? (likes.newness ?? 0) * (2 * place.newness - 1) + (likes.price ?? 0) * (2 * place.price - 1)
        : 0;
      return [book.id, tags + [...shelves, ...words].reduce((sum, [, worth]) => sum + worth, 0) + scales];
    }),
  );
}
