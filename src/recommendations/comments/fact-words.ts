import { particle } from '../../platform/korean-particle.ts';
import type { Candidate } from '../candidates/index.ts';
import type { Fact } from '../ranking/index.ts';
import { standingClause } from './standing-words.ts';
import { tagClause, wordClause } from './tag-words.ts';

/** Longest subtitle, in characters, that is quoted. */
const maxQuoteCharacters = 60;

/**
 * Returns a fact as words before "책"; `undefined` when the row does not hold it, when it would be a
 * guess, or when it hardly fits the wish.
 */
export function factClause(fact: Fact, book: Candidate): string | undefined {
  switch (fact.kind) {
    case 'tag':
      return tagClause(fact.value);
    case 'shelf':
      return book.subCategory ? `‘${book.subCategory}’ 분야의` : undefined;
    case 'word':
      return wordClause(book.title.includes(fact.value) ? '제목' : '부제', fact.value);
    case 'newness':
    case 'price':
    case 'titleLength':
      return standingClause(fact, book);
    case 'subtitle':
      return isQuotable(book.subtitle)
        ? `‘${book.subtitle}’${particle(book.subtitle, '이라는')} 부제가 붙은`
        : undefined;
    case 'digits':
      return `${/\d/.test(book.title) ? '제목' : '부제'}에 숫자가 들어간`;
    case 'coauthored':
      return `지은이 ${book.authors.length}명이 함께 쓴`;
    case 'series':
      // A numeral at the end of a title suggests a series and does not prove one.
      return undefined;
  }
}

/** Whether a book has a subtitle short enough to quote. */
export const isQuotable = (subtitle: string | null): subtitle is string =>
  subtitle !== null && [...subtitle].length <= maxQuoteCharacters;
