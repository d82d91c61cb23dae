/**
 * Columns of a book's row that a claim may rest on. The model never learns the price, so only the
 * template uses it.
 */
export const claimFields = [
  'tag',
  'subCategory',
  'category',
  'title',
  'subtitle',
  'prize',
  'series',
  'author',
  'translator',
  'year',
  'pages',
  'price',
] as const;
export type ClaimField = (typeof claimFields)[number];

/**
 * A reason to recommend a book: an answer of the reader and a fact of the book. It is stored and
 * shown only when both are true.
 */
export interface Claim {
  /** The answer's code. */
  readonly answer: string;
  readonly field: ClaimField;
  /** The value in the row: a tag, a category, a part of the title, the year, the prize … */
  readonly value: string;
}

/** Claims shown per book. */
export const maxClaims = 3;
