import { choiceOfReader } from './comment-words.ts';
import { endsInLink } from './link-sentence.ts';
import { answerMark } from './marks.ts';
import { isReadersDeed } from './reader-words.ts';
import {
  audience,
  audienceWishes,
  belittling,
  besidePeople,
  honorificStatement,
  observation,
} from './sentence-vocabulary.ts';

/** Whether a sentence tells of the reader, or of readers, what she did not answer. */
export const describesReader = (text: string) =>
  (honorificStatement.test(text) && text.search(choiceOfReader) < 0) ||
  [...text.matchAll(audience)].some(
    ({ 1: before = '', index }) =>
      !audienceWishes.test(before) &&
      !besidePeople.test(before) &&
      !wishesAnswer(before, text.slice(0, index)),
  ) ||
  belittling.test(text) ||
  (observation.test(text) && !endsInLink(text));

const afterAnswer = new RegExp(`${answerMark}[’”]?[을를이가에로]?(?:으로|에서)?\\s(?:\\S+\\s){0,2}$`);
/** Whether people are told by the answer that they gave: ◉을 기준으로 삼으신 (분께). */
const wishesAnswer = (word: string, before: string) =>
  afterAnswer.test(before) && (isReadersDeed(word) || movesTowards.test(`${before}${word}`));
const movesTowards =
  /(?:마음|눈길|관심|손|발길|귀)[이가]? (?:자꾸 |먼저 |절로 )?(?:가는|가시는|쏠리는|기우는|움직이는|열리는|머무는)$/;
