import type { ChosenAnswer } from '../../quiz/index.ts';
import type { Candidate } from '../candidates/index.ts';
import type { Claim } from './claim.ts';

/** The book, answers and claims that a comment may speak of. */
export interface SpeechContext {
  readonly book: Candidate;
  readonly answers: readonly ChosenAnswer[];
  /** Claims that passed the claim policy. */
  readonly claims: readonly Claim[];
}

/** The answers that a claim rests on. */
export const claimedAnswers = ({ answers, claims }: SpeechContext) =>
  answers.map(({ option }) => option).filter(({ code }) => claims.some(({ answer }) => answer === code));

/** The words in which a comment may tell the value of a claim. */
export function claimValues({ field, value }: Claim): string[] {
  if (field === 'price') return [];
  if (field === 'pages') return [`${value}쪽`];
  if (field === 'year') return [`${value}년`];
  // A part of a subtitle may be a word of one letter: 나.
  return field === 'title' || field === 'subtitle' ? [value] : [value, ...value.split(', ')];
}
