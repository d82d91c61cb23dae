import { particle } from '../../platform/korean-particle.ts';
import { type Candidate, shelfWith, withoutNotes } from '../candidates/index.ts';
import type { Fact } from '../ranking/index.ts';
import { prizeClause, seriesClause, translatorClause } from './credit-words.ts';
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
      return shelfClause(shelfWith(book, fact.value));
    case 'word':
      return wordClause(book.title.includes(fact.value) ? '제목' : '부제', fact.value);
    case 'newness':
    case 'price':
    case 'titleLength':
    case 'pages':
      return standingClause(fact, book);
    case 'subtitle':
      return isQuotable(book.subtitle)
        ? `‘${book.subtitle}’${particle(book.subtitle, '이라는')} 부제가 붙은`
        : undefined;
    case 'digits':
      return `${/\d/.test(withoutNotes(book.title)) ? '제목' : '부제'}에 숫자가 들어간`;
    case 'coauthored':
      return `지은이 ${book.authors.length}명이 함께 쓴`;
    case 'prize':
      return book.prize === null ? undefined : prizeClause(book.prize);
    case 'inSeries':
      return book.seriesName === null ? undefined : seriesClause(book.seriesName);
    case 'translated':
      return book.translators.length > 0 ? translatorClause(book.translators.join(', ')) : undefined;
    case 'series':
      // A numeral at the end of a title suggests a series and does not prove one.
      return undefined;
  }
}

const shelfClause = (name: string | undefined) => name && `‘${name}’ 분야의`;

/** Whether a book has a subtitle short enough to quote. */
export const isQuotable = (subtitle: string | null): subtitle is string =>
  subtitle !== null && [...subtitle].length <= maxQuoteCharacters;
