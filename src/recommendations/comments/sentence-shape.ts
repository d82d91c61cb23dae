import type { Candidate } from '../candidates/index.ts';
import { wordsOf } from './comment-text.ts';
import {
  deedOfAuthor,
  deedOfPublisher,
  deedOfSomeone,
  loneAuthors,
  namelessWriter,
  writerNamed,
} from './deed-vocabulary.ts';
import { describesReader } from './describes-reader.ts';
import { invitation, invitingQuestion } from './invitation-vocabulary.ts';
import { clausesOf } from './reader-clauses.ts';
import type { Readings } from './readings.ts';
import { denial, healing, numeral, order, softTag, timeToRead } from './sentence-vocabulary.ts';
import { isSoftContent } from './soft-content.ts';
import { statesMore } from './states-more.ts';
import { withoutSoftPhrases } from './without-soft-phrases.ts';

export type ShapeFault =
  | 'question'
  | 'denial'
  | 'bare_statement'
  | 'of_reader'
  | 'order'
  | 'duration'
  | 'healing'
  | 'number'
  | 'writer'
  | 'deed'
  | 'statement'
  | 'content';

/**
 * Returns why a sentence of allowed words makes a statement of its own, or `null`. Such a sentence
 * can be untrue: "어느 날의 만남을 다룬 책이에요". `marked` is the sentence with the values of the row
 * replaced.
 */
export function shapeFault(marked: string, readings: Readings): ShapeFault | null {
  const text = marked.trim().replace(/[’”'"]$/, '');
  const withoutPhrases = withoutSoftPhrases(marked);
  if (text.includes('?') && !invitingQuestion.test(text)) return 'question';
  if (denial.test(withoutPhrases) || softTag.test(text)) return 'denial';
  if (describesReader(text)) return 'of_reader';
  if (order.test(withoutPhrases)) return 'order';
  if (timeToRead.test(text)) return 'duration';
  if (healing.test(text)) return 'healing';
  if (numeral.test(withoutPhrases)) return 'number';
  if (speaksOfUnnamedWriter(text)) return 'writer';
  if (tellsDeeds(text, readings.book)) return 'deed';
  if (statesMore(text, readings.book)) return 'statement';
  return groundFault(text, wordsOf(withoutPhrases), readings);
}

/**
 * A sentence needs a fact or an answer, unless it invites. So do the verbs that tell of content.
 */
function groundFault(text: string, words: readonly string[], readings: Readings): ShapeFault | null {
  const { isFact, isSayableOfReader, bound } = readings;
  const isFactual = (word: string) => isFact.test(word) || bound.ofBook(word);
  const invites = invitation.test(text) || invitingQuestion.test(text);
  if (!invites && !words.some(isFactual) && !tellsOfReader(text, readings)) return 'bare_statement';
  const isGround = (word: string) => isFactual(word) || isSayableOfReader.test(word);
  return isSoftContent(words, isGround) ? null : 'content';
}

/** Whether a clause tells what the reader answered. */
const tellsOfReader = (text: string, { isSayableOfReader, bound }: Readings) =>
  clausesOf(text).some(
    (clause) =>
      clause.isOfReader &&
      wordsOf(clause.text).some((word) => isSayableOfReader.test(word) || bound.ofReader(word)),
  );

const tellsDeeds = (text: string, { authors }: Candidate) =>
  deedOfSomeone.test(text) ||
  deedOfAuthor.test(text) ||
  deedOfPublisher.test(text) ||
  (authors.length < 2 && loneAuthors.test(text));

const speaksOfUnnamedWriter = (text: string) => {
  const found = namelessWriter.exec(text);
  return found !== null && !writerNamed.test(text.slice(0, found.index));
};
