import { wordsOf } from './comment-text.ts';
import { doing } from './comment-vocabulary.ts';
import { choiceOfReader } from './comment-words.ts';
import type { Readings } from './readings.ts';
import {
  audience,
  audienceWishes,
  belittling,
  deedOfSomeone,
  honorificStatement,
  invitation,
  invitingQuestion,
  namelessWriter,
  order,
  writerNamed,
} from './sentence-vocabulary.ts';
import { isSoftContent, withoutSoftPhrases } from './soft-talk.ts';

export type ShapeFault =
  | 'question'
  | 'bare_statement'
  | 'of_reader'
  | 'deed'
  | 'content'
  | 'order'
  | 'writer';

/**
 * Returns why a sentence of allowed words makes a statement of its own, or `null`. Such a sentence
 * can be untrue: "어느 날의 만남을 다룬 책이에요". `marked` is the sentence with the values of the row
 * replaced.
 */
export function shapeFault(sentence: string, marked: string, readings: Readings): ShapeFault | null {
  const { book, isFact, isSayableOfReader, bound } = readings;
  const words = wordsOf(withoutSoftPhrases(marked));
  const text = marked.trim().replace(/[’”'"]$/, '');
  const isGround = (word: string) => isFact.test(word) || isSayableOfReader.test(word) || bound.ofBook(word);
  const isInvitingQuestion = invitingQuestion.test(text);
  if (text.includes('?') && !isInvitingQuestion) return 'question';
  if (
    !invitation.test(text) &&
    !isInvitingQuestion &&
    !words.some((word) => isFact.test(word) || bound.ofBook(word))
  )
    return 'bare_statement';
  if (honorificStatement.test(text) && text.search(choiceOfReader) < 0) return 'of_reader';
  if ([...text.matchAll(audience)].some(([, before = '']) => !audienceWishes.test(before)))
    return 'of_reader';
  if (belittling.test(text)) return 'of_reader';
  if (order.test(text)) return 'order';
  if (speaksOfUnnamedWriter(text)) return 'writer';
  const names = [...book.authors, book.publisher];
  if (deedOfSomeone.test(text) || names.some((name) => tellsWhatTheyDid(sentence, name))) return 'deed';
  return isSoftContent(words, isGround) ? null : 'content';
}

const tellsWhatTheyDid = (sentence: string, name: string) =>
  name !== '' &&
  sentence
    .split(name)
    .slice(1)
    .some((rest) => doing.test(rest));

const speaksOfUnnamedWriter = (text: string) => {
  const found = namelessWriter.exec(text);
  return found !== null && !writerNamed.test(text.slice(0, found.index));
};
