import type { ChosenAnswer } from '../../quiz/index.ts';
import { type Candidate, hasSubtitle, isSeries, type Standing, tellsWord } from '../candidates/index.ts';
import type { ClaimFault } from '../prompt/index.ts';
import { type Fact, holdsWord } from '../ranking/index.ts';
import { isAskedFor } from './asked-fact.ts';
import type { Claim } from './claim.ts';
import { fits } from './nearness.ts';
import { isInRow, isInsideWord } from './row-value.ts';

export interface ClaimContext {
  readonly book: Candidate;
  /** The book's places among the candidates. */
  readonly standing: Standing;
  /** The reader's answers. */
  readonly answers: readonly ChosenAnswer[];
}

/**
 * Returns why a claim cannot be shown, or `null`. A claim can be shown when the reader gave the
 * answer, the book's row holds the value, and the answer asks for that value in its `TasteWeights`.
 * No other relation between the two can be checked here.
 */
export function claimFault(claim: Claim, context: ClaimContext): ClaimFault | null {
  const chosen = context.answers.find(({ option }) => option.code === claim.answer);
  if (!chosen) return 'answer_not_given';
  if (!isInRow(claim, context.book)) {
    const isAskedWord = Object.hasOwn(chosen.option.weights.words ?? {}, claim.value);
    return isAskedWord && isInsideWord(claim, context.book) ? 'off_topic' : 'not_in_row';
  }
  return asksFor(chosen, claim, context) ? null : 'off_topic';
}

function asksFor(chosen: ChosenAnswer, { field, value }: Claim, { book, standing }: ClaimContext): boolean {
  const { weights } = chosen.option;
  const asks = (kind: FlagOrScale) => weights[kind] !== undefined && isAskedFor(kind, chosen);
  const asksForPlace = (kind: keyof Standing) => {
    const wish = weights[kind];
    return wish !== undefined && isAskedFor(kind, chosen) && fits(standing[kind], wish);
  };
  switch (field) {
    case 'tag':
      return wishes(weights.tags, (tag) => tag === value);
    case 'subCategory':
    case 'category':
      return wishes(weights.shelves, (word) => tellsWord(value, word));
    case 'title':
    case 'subtitle':
      return (
        (isAskedFor('word', chosen) &&
          wishes(weights.words, (word) => value.includes(word) && holdsWord(book[field] ?? '', word))) ||
        (asks('digits') && /\d/.test(value)) ||
        (field === 'subtitle' && asks('subtitle') && hasSubtitle(book)) ||
        (field === 'title' && asks('series') && isSeries(book)) ||
        (value === book.title && asksForPlace('titleLength'))
      );
    case 'prize':
      return asks('prize');
    case 'series':
      return asks('inSeries');
    case 'translator':
      return asks('translated');
    case 'pages':
      return asksForPlace('pages');
    case 'author':
      return asks('coauthored') && book.authors.length > 1;
    case 'year':
      return asksForPlace('newness');
    case 'price':
      return asksForPlace('price');
  }
}

type FlagOrScale = Exclude<Fact['kind'], 'tag' | 'shelf' | 'word'>;

const wishes = (words: Readonly<Record<string, number>> | undefined, has: (word: string) => boolean) =>
  Object.entries(words ?? {}).some(([word, weight]) => weight > 0 && has(word));
