import { fieldGrams, isbnGram, titleGrams } from './grams.ts';
import { type Letter, lettersOf } from './letters.ts';

/** What is stored for a row that search can find. */
export interface SearchKey {
  /** The fields in letter codes, the title first, each ended by a line feed. */
  readonly text: string;
  /** Numbers for the index: a row that matches has all numbers of the query. */
  readonly grams: readonly number[];
}

/** Letters: a longer field or row is found by its beginning only. Bounds what one comparison costs. */
const mostOfField = 120;
const mostOfRow = 480;

/** The key of a row. Null and empty fields are left out. */
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
