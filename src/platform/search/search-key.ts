import { fieldGrams, isbnGram, titleGrams } from './grams.ts';
import { type Letter, lettersOf } from './letters.ts';

/** The stored key of a searchable row. */
export interface SearchKey {
  /** The fields in letter codes, the title first, each ended by a line feed. */
  readonly text: string;
  /** The numbers in the index: a matching row has all numbers of the query. */
  readonly grams: readonly number[];
}

/**
 * The most letters of a field and of a row; later letters are not found. Bounds the cost of one
 * comparison.
 */
const mostOfField = 120;
const mostOfRow = 480;

/** Returns the key of a row. Null and empty fields are ignored. */
export function searchKey(
  title: string,
  others: readonly (string | null)[] = [],
  isbn13: string | null = null,
): SearchKey {
  const titleLetters = lettersOf(title, mostOfField);
  const fields: Letter[][] = [titleLetters];
  let left = mostOfRow - titleLetters.length;
  for (const other of others) {
    const letters = other === null ? [] : lettersOf(other, Math.min(mostOfField, left));
    if (letters.length > 0) fields.push(letters);
    left -= letters.length;
  }
  return {
    text: fields.map((letters) => `${letters.map(({ code }) => code).join('')}\n`).join(''),
    grams: [
      ...new Set([
        ...fields.flatMap(fieldGrams),
        ...titleGrams(titleLetters),
        ...(isbn13 === null ? [] : [isbnGram(isbn13)]),
      ]),
    ],
  };
}
