/** What choosing and writing may know of a book. Best rank and sales are left out on purpose: a model told them recommends by fame. */
export interface Candidate {
  readonly id: number;
  readonly title: string;
  readonly subtitle: string | null;
  /** Display names of the shown authors. */
  readonly authors: readonly string[];
  readonly publisher: string;
  readonly publishedOn: Date | null;
  readonly subCategory: string | null;
  readonly tags: readonly string[];
  /** Won; 0: not known. */
  readonly salePrice: number;
  readonly description: string | null;
}

/** How many books a recommendation has. */
export const pickCount = 3;

/** A candidate under the name it has in one prompt. */
export interface AliasedCandidate {
  readonly alias: string;
  readonly book: Candidate;
}

/** Gives the books aliases (`B01` …) in the order they stand in, so that an alias means another book in every prompt. */
export const assignAliases = (books: readonly Candidate[]): AliasedCandidate[] =>
  books.map((book, place) => ({ alias: `B${String(place + 1).padStart(2, '0')}`, book }));
