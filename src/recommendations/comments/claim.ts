/** Facts of a book's row that a claim may rest on. The price is never told to the model, so only our own sentences rest on it. */
export const claimFields = ['tag', 'subCategory', 'title', 'subtitle', 'author', 'year', 'price'] as const;
export type ClaimField = (typeof claimFields)[number];

/** Why a book is recommended: this answer of the reader, and this fact of the book. Stored and shown only when both are true. */
export interface Claim {
  /** The code of an answer. */
  readonly answer: string;
  readonly field: ClaimField;
  /** As the row has it: a tag, the sub-category, a part of the title, the year … */
  readonly value: string;
}

/** Claims shown with one book. */
export const maxClaims = 3;
