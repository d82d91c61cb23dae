import { fieldGrams } from './grams.ts';
import { lettersOf } from './letters.ts';
import type { SearchKey } from './search-key.ts';
import type { Reading, SearchQuery } from './search-query.ts';

/** The most letters of a text that are found. */
const mostLetters = 2_000;

/**
 * Returns the key of a text that is found only within its scope, such as a room: the index then
 * names no row of another scope.
 */
export function textKey(texts: readonly string[], scope: number): SearchKey {
  const fields = texts.map((text) => lettersOf(text, mostLetters));
  return {
    text: fields.map((letters) => `${letters.map(({ code }) => code).join('')}\n`).join(''),
    grams: [...new Set(fields.flatMap(fieldGrams))].map((gram) => inScope(gram, scope)),
  };
}

/**
 * Returns the readings of a query for keys of one scope: as typed, and those that are used if
 * nothing matches it, with an unfinished last syllable among them.
 */
export function readingsInScope(
  { literal, unfinished, otherwise }: SearchQuery,
  scope: number,
): { readonly typed: Reading; readonly otherwise: readonly Reading[] } {
  const scoped = (reading: Reading): Reading => ({
    ...reading,
    grams: reading.grams.map((gram) => inScope(gram, scope)),
  });
  return {
    typed: scoped(literal),
    otherwise: [...(unfinished ? [unfinished] : []), ...otherwise].map(scoped),
  };
}

const inScope = (gram: number, scope: number) =>
  Math.imul(gram ^ Math.imul(scope, 0x9e3779b1), 0x85ebca6b) | 0;
