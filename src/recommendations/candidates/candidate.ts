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
  /** Names of the categories below the genre, broadest first. */
  readonly categoryPath: readonly string[];
  readonly tags: readonly string[];
  /** The words of the title or subtitle that say that the book won a prize. */
  readonly prize: string | null;
  /** Without the book's number in the series. */
  readonly seriesName: string | null;
  readonly translators: readonly string[];
  readonly illustrators: readonly string[];
  readonly pages: number | null;
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
