import type { ChosenAnswer } from './answers.ts';
import { isSeries, type Standing } from './book-facts.ts';
import type { Candidate } from './candidate.ts';
import type { Claim, ClaimField } from './claim.ts';
import type { Nearness, QuestionId, QuizOption } from './quiz.ts';
import type { Fact } from './rule-score.ts';

/** Why a claim is not shown. */
export type ClaimFault = 'answer_not_given' | 'not_in_row' | 'off_topic' | 'no_claims';

export interface ClaimContext {
  readonly book: Candidate;
  /** Where the book stands among the candidates. */
  readonly standing: Standing;
  /** The reader's own. */
  readonly answers: readonly ChosenAnswer[];
}

/** How far a book may stand from the wished place on a scale of 1 and still be said to fit. */
const nearEnough = 0.25;

/** Whether a book stands where an answer wished it. */
export const isNear = (place: number, wish: Pick<Nearness, 'near'>) =>
  Math.abs(place - wish.near) <= nearEnough;

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

/** Facts that only the answer that asked for them can be tied to. */
const namedFields: ReadonlySet<ClaimField> = new Set(['author', 'year', 'price']);
/** Questions about one kind of fact: an answer to them has nothing to say about another kind. */
const narrowQuestions: ReadonlySet<QuestionId> = new Set(['q6', 'q7', 'q8', 'q9']);

/**
 * Why this claim cannot be shown, or `null`: the reader gave the answer, the row holds the value, and the two have to do with each
 * other. They have not when another answer to the same question asked for just this, and hers did not.
 */
export function claimFault(claim: Claim, context: ClaimContext): ClaimFault | null {
  const chosen = context.answers.find(({ option }) => option.code === claim.answer);
  if (!chosen) return 'answer_not_given';
  if (!isInRow(claim, context.book)) return 'not_in_row';
  const { question, option } = chosen;
  const isAsked = (by: QuizOption) => asksFor(by, question.id, claim, context);
  if (isAsked(option)) return null;
  if (namedFields.has(claim.field) || narrowQuestions.has(question.id)) return 'off_topic';
  return question.options.some(isAsked) ? 'off_topic' : null;
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

/** One letter is in every title. */
const isPart = (value: string, text: string) =>
  text.includes(value) && (value.match(/[\p{L}\p{N}]/gu) ?? []).length >= 2;

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
          isNear(standing.titleLength, weights.titleLength))
      );
    case 'author':
      return weights.coauthored !== undefined && book.authors.length > 1;
    case 'year':
      return isFor('newness') && weights.newness !== undefined && isNear(standing.newness, weights.newness);
    case 'price':
      return isFor('price') && weights.price !== undefined && isNear(standing.price, weights.price);
  }
}
