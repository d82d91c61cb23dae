import { readQuery, type SearchKey, searchKey } from '../../../src/platform/search/index.ts';
import type { Reading } from '../../../src/platform/search/search-query.ts';

/** Matches as PostgreSQL's LIKE does, with `%` at both ends and `_` inside. */
const isLike = (text: string, body: string) =>
  new RegExp(
    [...body].map((each) => (each === '_' ? '.' : each.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))).join(''),
    'su',
  ).test(text);

const isMatch = ({ grams, words }: Reading, key: SearchKey, isByNumber: boolean) => {
  const isLikeAll = words.every((bodies) => bodies.some((body) => isLike(key.text, body)));
  const hasGrams = grams.every((gram) => key.grams.includes(gram));
  if (isLikeAll && !hasGrams && !isByNumber) throw new Error('the index would lose a text that matches');
  return isLikeAll && hasGrams;
};

/**
 * Whether a query finds a row of these fields. Throws when the index would lose what the patterns
 * find.
 */
export function isFound(q: string, title: string, others: readonly string[] = [], isbn13?: string): boolean {
  const query = readQuery(q);
  if (query === null) return false;
  const key = searchKey(title, others, isbn13);
  const isByNumber = /[\d-]{10}/.test(q);
  const isLiteral = isMatch(query.literal, key, isByNumber);
  const isUnfinished = query.unfinished !== null && isMatch(query.unfinished, key, isByNumber);
  if (isLiteral && query.unfinished !== null && !isUnfinished)
    throw new Error('the letters as typed match, and what they may become does not');
  return isLiteral || isUnfinished;
}
