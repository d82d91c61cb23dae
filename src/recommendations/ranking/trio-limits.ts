import type { Candidate } from '../candidates/index.ts';
import { sharesAuthor } from './book-distance.ts';

/** Three books, best first. */
export type Trio<T> = readonly [T, T, T];

interface Named {
  readonly book: Candidate;
}

/** Conditions on three books, the strictest first. The last one holds for all. */
export const trioLimits: readonly ((trio: Trio<Named>) => boolean)[] = [
  (trio) => hasThreeAuthors(trio) && hasTwoPublishers(trio),
  hasThreeAuthors,
  () => true,
];

/** No author wrote two of the three. */
function hasThreeAuthors([first, second, third]: Trio<Named>): boolean {
  return !(
    sharesAuthor(first.book, second.book) ||
    sharesAuthor(first.book, third.book) ||
    sharesAuthor(second.book, third.book)
  );
}

/** No publisher published all three, as far as is known. */
const hasTwoPublishers = (trio: Trio<Named>) =>
  trio.some(({ book }) => book.publisher === '' || book.publisher !== trio[0].book.publisher);

/** All trios of a list in the order of the list: those with its first books come first. */
export const triosOf = <T>(list: readonly T[]): Trio<T>[] =>
  list.flatMap((first, i) =>
    list
      .slice(i + 1)
      .flatMap((second, j) => list.slice(i + j + 2).map((third): Trio<T> => [first, second, third])),
  );
