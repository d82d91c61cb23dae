import type { Candidate } from './candidate.ts';

/** A category below the sub-category that says of what kind a text is, and not what it is about. */
const kindOfText = /(?:소설|시|희곡|문학)$/;
const otherKind = /여행|교육|청소년|성교육|도시/;

/**
 * Returns the names of categories that tell a text's kind and country: the sub-category, and names
 * below it such as `일본 추리/미스터리소설`.
 */
export const shelvesOf = ({ subCategory, categoryPath }: Candidate): string[] => [
  ...(subCategory === null ? [] : [subCategory]),
  ...categoryPath.filter((name) => name !== subCategory && kindOfText.test(name) && !otherKind.test(name)),
];

/** Returns the first of these names that holds a word. */
export const shelfWith = (book: Candidate, word: string): string | undefined =>
  shelvesOf(book).find((name) => name.includes(word));
