import type { ChosenAnswer } from '../../quiz/index.ts';
import type { Candidate } from '../candidates/index.ts';
import type { Claim } from './claim.ts';
import { mark } from './comment-text.ts';
import { withoutEdition } from './title-key.ts';

/**
 * Placeholders for the book's own title, claimed values, claimed answers, and other values of the
 * row.
 */
const titleMark = '◈';
export const [claimMark, answerMark, factMark] = ['◆', '◉', '◇'];
export const anyMark = `[${titleMark}${claimMark}${answerMark}${factMark}]`;
/**
 * A private-use character follows each placeholder and numbers it. Plain comments hold none of
 * these.
 */
const firstNumber = 0xe000;
const numbers = /[\ue000-\uf8ff]/g;

export interface SpeechContext {
  readonly book: Candidate;
  readonly answers: readonly ChosenAnswer[];
  /** Claims that passed the claim policy. */
  readonly claims: readonly Claim[];
}

/**
 * Replaces the book's own title, claimed values and claimed answers by placeholders. `restore` puts
 * them back.
 */
export function markClaimed(comment: string, context: SpeechContext) {
  const { title } = context.book;
  const taken: string[] = [];
  const take = (sign: string) => (value: string) =>
    `${sign}${String.fromCharCode(firstNumber + taken.push(value) - 1)}`;
  const labels = claimedAnswers(context).map(({ label }) => label);
  const answersMarked = mark(comment, labels, take(answerMark));
  const titleMarked = mark(answersMarked, [title, withoutEdition(title)], take(titleMark));
  const marked = mark(titleMarked, context.claims.flatMap(claimValues), take(claimMark));
  const restore = (text: string) =>
    text.replace(
      new RegExp(`${anyMark}([\\ue000-\\uf8ff])`, 'g'),
      (_, number: string) => taken[number.charCodeAt(0) - firstNumber] ?? '',
    );
  return { marked, restore };
}

/** The comment without the book's own title and claimed values, where these stand as words. */
export const withoutClaimed = (comment: string, context: SpeechContext) =>
  markClaimed(comment, context).marked.replace(new RegExp(anyMark, 'g'), ' ').replace(numbers, ' ');

/** The answers that a claim rests on. */
export const claimedAnswers = ({ answers, claims }: SpeechContext) =>
  answers.map(({ option }) => option).filter(({ code }) => claims.some(({ answer }) => answer === code));

function claimValues({ field, value }: Claim): string[] {
  if (field === 'price') return [];
  if (field === 'pages') return [`${value}쪽`];
  return field === 'year' ? [`${value}년`] : [value, ...value.split(', ')];
}

/** The comment as it stands after `markClaimed`, without the numbers of its placeholders. */
export const withoutNumbers = (marked: string) => marked.replace(numbers, '');
