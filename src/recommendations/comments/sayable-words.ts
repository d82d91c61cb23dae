import { isPlain } from './comment-text.ts';
import { isOfLink, linksFact } from './link-sentence.ts';
import { answerMark } from './marks.ts';
import { isBesideAnswer, isReadersDeed } from './reader-words.ts';
import type { Readings } from './readings.ts';
import { isOfScene } from './scene-words.ts';
import { setsScene } from './sentence-vocabulary.ts';

/** Accepts more words in a sentence that invites, or that links a fact and an answer. */
export function mayHoldMore(sentence: string, marked: string) {
  const links = linksFact(marked);
  const answers = links && marked.includes(answerMark);
  const invites = setsScene(sentence);
  return (word: string, describes: boolean): boolean =>
    ((describes ? answers : links) && isOfLink(word)) || (invites && isOfScene(word));
}

/** Whether a word may stand in the clause that tells what the reader chose. */
export const maySayOfReader = (word: string, { shortWords, isSayableOfReader, bound }: Readings) =>
  isPlain(word) ||
  isReadersDeed(word) ||
  isBesideAnswer(word) ||
  shortWords.includes(word) ||
  isSayableOfReader.test(word) ||
  bound.ofReader(word);

/** Whether a word is plain, or of the book's row or a claimed answer. */
export const maySayOfBook = (word: string, { shortWords, isSayable, bound }: Readings) =>
  isPlain(word) ||
  shortWords.includes(word) ||
  isSayable.test(word) ||
  bound.ofBook(word) ||
  bound.ofSubject(word);
