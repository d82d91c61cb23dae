import type { ChosenAnswer, Nearness, QuestionId, QuizOption } from '../../quiz/index.ts';
import { type Candidate, isSeries, type Standing } from '../candidates/index.ts';
import type { ClaimFault } from '../model/index.ts';
import type { Fact } from '../ranking/index.ts';
import type { Claim, ClaimField } from './claim.ts';

export interface ClaimContext {
  readonly book: Candidate;
  /** Where the book stands among the candidates. */
  readonly standing: Standing;
  /** The reader's own. */
  readonly answers: readonly ChosenAnswer[];
}

/** How far a book may stand from the wished place on a scale of 1 and still be said to fit. */
const nearEnough = 0.25;
const half = 0.5;

/** Whether a book stands where an answer wished it. */
export const isNear = (place: number, wish: Pick<Nearness, 'near'>) =>
  Math.abs(place - wish.near) <= nearEnough;

/** Whether it stands at least in the wished half, where an end of the scale is wished: newer than most, cheaper than most. */
export const isTowards = (place: number, { near }: Pick<Nearness, 'near'>) =>
  Number.isInteger(near) && Math.abs(place - near) < half;

const fits = (place: number, wish: Pick<Nearness, 'near'>) => isNear(place, wish) || isTowards(place, wish);

/** The question that asks for a fact by name. Other answers only lean on it (a short title for a quick read), which would sound odd as a reason. */
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
 * Why this claim cannot be shown, or `null`: the reader gave the answer, the row holds the value, and the answer asks for just that
 * (`TasteWeights`). Whether they have to do with each other in some other way nobody here can prove.
 */
export function claimFault(claim: Claim, context: ClaimContext): ClaimFault | null {
  const chosen = context.answers.find(({ option }) => option.code === claim.answer);
  if (!chosen) return 'answer_not_given';
  if (!isInRow(claim, context.book)) return 'not_in_row';
  return asksFor(chosen.option, chosen.question.id, claim, context) ? null : 'off_topic';
}

/** Every claim about a book that is proven, by whole values of its row. The model is offered these. */
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

/** Whether the book's row says so, letter for letter. */
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

/** A part of it that begins where a word does. One letter is in every title. */
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
