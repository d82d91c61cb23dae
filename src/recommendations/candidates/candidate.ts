/**
 * The facts of a book that ranking and comments may know. Best rank and sales are left out on
 * purpose: a model that is told them recommends famous books.
 */
export interface Candidate {
  readonly id: number;
  readonly title: string;
  readonly subtitle: string | null;
  /** Display names of the authors shown on pages. */
  readonly authors: readonly string[];
  readonly publisher: string;
  readonly publishedOn: Date | null;
  readonly subCategory: string | null;
  readonly tags: readonly string[];
  /** In won; 0: unknown. */
  readonly salePrice: number;
  readonly description: string | null;
}

/** Books in a recommendation. */
export const pickCount = 3;

/** A candidate with its alias in one prompt. */
export interface AliasedCandidate {
  readonly alias: string;
  readonly book: Candidate;
}

/**
 * Numbers the books `B01`, `B02` … in the order given. An alias means another book in every prompt.
 */
export const assignAliases = (books: readonly Candidate[]): AliasedCandidate[] =>
  books.map((book, place) => ({ alias: `B${String(place + 1).padStart(2, '0')}`, book }));
