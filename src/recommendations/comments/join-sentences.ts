import { cut } from '../../model/index.ts';
import { withParticle } from '../../platform/korean-particle.ts';
import type { Candidate } from '../candidates/index.ts';
import { maxCommentCharacters } from './comment-policy.ts';

/** A longer title is cut, so that the sentence with it fits into the comment. */
const maxTitleCharacters = 120;

/** The title of a book with its particle: "『할매』는". */
export const topicOf = ({ title }: Candidate): string =>
  withParticle(`『${cut(title, maxTitleCharacters)}』`, '은');

/** Returns the line for a place among the picks, from 0, so that they do not sound alike. */
export const lineFor = <Line>(lines: readonly [Line, ...Line[]], position: number): Line =>
  lines[position % lines.length] ?? lines[0];

/** Whether a text is short enough for a comment. */
export const fits = (text: string): boolean => [...text].length <= maxCommentCharacters;

/** Joins the first sentences that fit into a comment. */
export function joinSentences(sentences: readonly (string | undefined)[]): string {
  return sentences.reduce<string>((text, sentence) => {
    const longer = `${text} ${sentence ?? ''}`.trim();
    return fits(longer) ? longer : text;
  }, '');
}
