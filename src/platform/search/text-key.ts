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
 * Returns a query for keys of one scope, whose matches are not ranked. Only if nothing matches may
 * its last syllable be unfinished.
 */
export function queryInScope(query: SearchQuery, scope: number): SearchQuery {
  const scoped = (reading: Reading): Reading => ({
    ...reading,
    grams: reading.grams.map((gram) => inScope(gram, scope)),
  });
  return {
    literal: scoped(query.literal),
    unfinished: null,
    titleStart: null,
    wholeTitle: null,
    otherwise: [...(query.unfinished ? [query.unfinished] : []), ...query.otherwise].map(scoped),
  };
}

const inScope = (gram: number, scope: number) =>
  Math.imul(gram ^ Math.imul(scope, 0x9e3779b1), 0x85ebca6b) | 0;
