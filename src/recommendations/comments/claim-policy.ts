import type { ChosenAnswer, Nearness, QuestionId, QuizOption } from '../../quiz/index.ts';
import { type Candidate, isSeries, type Standing } from '../candidates/index.ts';
import type { ClaimFault } from '../model/index.ts';
import type { Fact } from '../ranking/index.ts';
import type { Claim, ClaimField } from './claim.ts';

export interface ClaimContext {
  readonly book: Candidate;
  /** The book's places among the candidates. */
  readonly standing: Standing;
  /** The reader's answers. */
  readonly answers: readonly ChosenAnswer[];
}

/**
 * Largest distance between a book's place and the wished place, on a scale of 1, that still counts
 * as a fit.
 */
const nearEnough = 0.25;
const half = 0.5;

/** Whether a book stands near the place that an answer wishes. */
export const isNear = (place: number, wish: Pick<Nearness, 'near'>) =>
  Math.abs(place - wish.near) <= nearEnough;

/**
 * Whether a book stands in the wished half of the scale, when an answer wishes one end of it: newer
 * than most, cheaper than most.
 */
export const isTowards = (place: number, { near }: Pick<Nearness, 'near'>) =>
  Number.isInteger(near) && Math.abs(place - near) < half;

const fits = (place: number, wish: Pick<Nearness, 'near'>) => isNear(place, wish) || isTowards(place, wish);

/**
 * The question that asks for each kind of fact directly. Other questions only weigh the fact (a
 * short title for a quick read), which would sound odd as a reason.
 */
export const askedBy: Partial<Record<Fact['kind'], QuestionId>> = {
  newness: 'q7',
  price: 'q8',
  series: 'q8',
  titleLength: 'q9',
  subtitle: 'q9',
  digits: 'q9',
  coauthored: 'q9',
};

/**
 * Returns why a claim cannot be shown, or `null`. A claim can be shown when the reader gave the
 * answer, the book's row holds the value, and the answer asks for that value in its `TasteWeights`.
 * No other relation between the two can be checked here.
 */
export function claimFault(claim: Claim, context: ClaimContext): ClaimFault | null {
  const chosen = context.answers.find(({ option }) => option.code === claim.answer);
  if (!chosen) return 'answer_not_given';
  if (!isInRow(claim, context.book)) return 'not_in_row';
  return asksFor(chosen.option, chosen.question.id, claim, context) ? null : 'off_topic';
}

/**
 * All claims about a book that pass {@link claimFault}, with whole values of its row. The model is
 * offered these.
 */
export function provableClaims(context: ClaimContext): Claim[] {
  const { book, answers } = context;
  const facts: readonly (readonly [ClaimField, string | undefined | null])[] = [
    ...book.tags.map((tag) => ['tag', tag] as const),
    ['subCategory', book.subCategory],
    ['title', book.title],
    ['subtitle', book.subtitle],
    ['author', book.authors.join(', ')],
    ['year', book.publishedOn?.getUTCFullYear().toString()],
  ];
  return answers
    .flatMap(({ option }) =>
      facts.map(([field, value]) => ({ answer: option.code, field, value: value ?? '' })),
    )
    .filter((claim) => claimFault(claim, context) === null);
}

/** Whether the book's row holds exactly this value. */
function isInRow({ field, value }: Claim, book: Candidate): boolean {
  switch (field) {
    case 'tag':
      return book.tags.includes(value);
    case 'subCategory':
      return book.subCategory === value;
    case 'title':
      return isPart(value, book.title);
    case 'subtitle':
      return book.subtitle !== null && isPart(value, book.subtitle);
    case 'author':
      return value.split(', ').every((name) => book.authors.includes(name));
    case 'year':
      return book.publishedOn !== null && value === String(book.publishedOn.getUTCFullYear());
    case 'price':
      return book.salePrice > 0 && value === String(book.salePrice);
  }
}

/**
 * Whether `text` holds `value` from the beginning of a word. One letter is not enough: every title
 * holds it.
 */
const isPart = (value: string, text: string) =>
  (value.match(/[\p{L}\p{N}]/gu) ?? []).length >= 2 &&
  [...text.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]|^/gu)].some(({ index }) => text.startsWith(value, index));

function asksFor(
  { weights }: QuizOption,
  question: QuestionId,
  { field, value }: Claim,
  { book, standing }: ClaimContext,
): boolean {
  const wishes = (words: Readonly<Record<string, number>> | undefined, has: (word: string) => boolean) =>
    Object.entries(words ?? {}).some(([word, weight]) => weight > 0 && has(word));
  const isFor = (kind: Fact['kind']) => askedBy[kind] === question;
  switch (field) {
    case 'tag':
      return wishes(weights.tags, (tag) => tag === value);
    case 'subCategory':
      return wishes(weights.shelves, (word) => value.includes(word));
    case 'title':
    case 'subtitle':
      return (
        wishes(weights.words, (word) => value.includes(word)) ||
        (isFor('digits') && weights.digits !== undefined && /\d/.test(value)) ||
        (field === 'subtitle' && isFor('subtitle') && weights.subtitle !== undefined) ||
        (field === 'title' && isFor('series') && weights.series !== undefined && isSeries(book)) ||
        (value === book.title &&
          isFor('titleLength') &&
          weights.titleLength !== undefined &&
          fits(standing.titleLength, weights.titleLength))
      );
    case 'author':
      return isFor('coauthored') && weights.coauthored !== undefined && book.authors.length > 1;
    case 'year':
      return isFor('newness') && weights.newness !== undefined && fits(standing.newness, weights.newness);
    case 'price':
      return isFor('price') && weights.price !== undefined && fits(standing.price, weights.price);
  }
}
