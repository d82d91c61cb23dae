import { isNoun } from './noun-endings.ts';
import { readerNouns, readerVerbs, readerWords } from './reader-vocabulary.ts';
import { isFormOf, verbs } from './verb-forms.ts';
import { wordSet } from './word-set.ts';

const ofReader = {
  verbs: verbs(readerVerbs, 'ofReader'),
  nouns: wordSet(readerNouns),
  words: wordSet(readerWords),
};
/** Whether a word tells that the reader chose or answered. */
export const isReadersDeed = (word: string): boolean => isFormOf(word, ofReader.verbs);
/** Whether a word may stand beside the answer in the reader's clause: 단서로 (고르신). */
export const isBesideAnswer = (word: string): boolean =>
  ofReader.words.has(word) || isNoun(word, ofReader.nouns);
